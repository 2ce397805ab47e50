"""The experience sheet: what one encounter taught us and where it can be used again, on one page."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from partnerships.models import Exchange
from reports.encounter_rows import delegations_of, encounter, outcome_rows, partners_in
from reports.encounter_shapes import Delegation, ExperienceSheet, OutcomeRow, People
from reports.heads import cover, letterhead
from reports.shapes import Label, lines

ROOM_FOR_PARTNERS = 8
ROOM_FOR_NAMES = 8
ROOM_FOR_OUTCOMES = 7
ROOM_FOR_OUTCOME = 220
ROOM_FOR_LEARNT = 1400
ROOM_FOR_USE = 500


def experience_sheet(exchange: Exchange, *, as_of: date, language: str) -> ExperienceSheet:
    """The sheet of what an encounter taught, worded in `language`, cut to what one page holds.

    Raises ValidationError where nothing is written about what was learnt.
    """
    with translation.override(language):
        if not lines(exchange.learnt):
            raise ValidationError(_("Nothing is written yet about what was learnt."))
        return _sheet(exchange, as_of, language)


def _sheet(exchange: Exchange, as_of: date, language: str) -> ExperienceSheet:
    delegations = delegations_of(exchange)
    shown = tuple(Delegation(side.side, side.label, side.people[:ROOM_FOR_NAMES]) for side in delegations)
    outcomes = outcome_rows(exchange.outcomes.select_related("exchange"))
    return ExperienceSheet(
        letterhead=letterhead(exchange.authority),
        cover=cover(_("Experience sheet"), exchange, as_of=as_of, language=language),
        encounter=encounter(exchange, partners_in(exchange)[:ROOM_FOR_PARTNERS]),
        people=people_of(exchange),
        delegations=shown,
        more_names=_count(delegations) - _count(shown),
        learnt=cut(lines(exchange.learnt), ROOM_FOR_LEARNT),
        reusable_where=cut(lines(exchange.reusable_where), ROOM_FOR_USE),
        outcomes=tuple(
            OutcomeRow(row.kind, cut(row.text, ROOM_FOR_OUTCOME), row.exchange) for row in outcomes[:ROOM_FOR_OUTCOMES]
        ),
        more_outcomes=max(len(outcomes) - ROOM_FOR_OUTCOMES, 0),
    )


def _count(delegations: Iterable[Delegation]) -> int:
    return sum(len(side.people) for side in delegations)


def people_of(exchange: Exchange) -> People:
    """Who took part as counted; what was not counted stays None."""
    return People(exchange.women, exchange.men, exchange.councillors, exchange.staff, exchange.hours)


def cut(paragraphs: Iterable[Label], room: int) -> tuple[Label, ...]:
    """The paragraphs that `room` characters hold, the last one cut with an ellipsis; each takes a line of 60 at least."""
    kept: list[Label] = []
    for paragraph in paragraphs:
        if room <= 0:
            kept[-1] = Label(kept[-1].text.rstrip("…") + "…", kept[-1].lang)
            break
        kept.append(Label(Truncator(paragraph.text).chars(room), paragraph.lang))
        room -= max(len(paragraph.text), 60)
    return tuple(kept)
