"""The experience sheet: what one encounter taught us and where it can be used again, on one page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from partnerships.models import Exchange
from reports.encounter_rows import delegations_of, encounter, outcome_rows, partners_in
from reports.encounter_shapes import Delegation, Encounter, ExperienceSheet, OutcomeRow, People
from reports.heads import cover, letterhead
from reports.shapes import Label, lines

ROOM_FOR_PARTNERS = 4
ROOM_FOR_NAMES = 5
ROOM_FOR_OUTCOMES = 4
ROOM_FOR_OUTCOME = 130
ROOM_FOR_LEARNT = 600
ROOM_FOR_USE = 200
ROOM_FOR_A_TITLE = 90
ROOM_FOR_A_NAME = 34
A_LINE = 100


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
    shown = tuple(_shown(side) for side in delegations)
    head = cover(_("Experience sheet"), exchange, as_of=as_of, language=language)
    met = _short_encounter(encounter(exchange, partners_in(exchange)[:ROOM_FOR_PARTNERS]))
    outcomes = outcome_rows(exchange.outcomes.select_related("exchange"))
    return ExperienceSheet(
        letterhead=letterhead(exchange.authority),
        cover=replace(head, subject=short(head.subject, ROOM_FOR_A_TITLE)),
        encounter=met,
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


def _short_encounter(met: Encounter) -> Encounter:
    """Its names cut to a line each."""
    sides = (replace(side, names=tuple(short(name, ROOM_FOR_A_TITLE) for name in side.names)) for side in met.sides)
    agreement = short(met.agreement, ROOM_FOR_A_NAME) if met.agreement else None
    return replace(met, sides=tuple(sides), place=short(met.place, ROOM_FOR_A_NAME), agreement=agreement)


def _shown(side: Delegation) -> Delegation:
    """The first of one side, their names and functions cut."""
    people = (
        replace(who, name=short(who.name, ROOM_FOR_A_NAME), function=short(who.function, ROOM_FOR_A_NAME))
        for who in side.people[:ROOM_FOR_NAMES]
    )
    return replace(side, people=tuple(people))


def short(text: Label, room: int) -> Label:
    """A text on one line of `room` characters, cut with an ellipsis."""
    return replace(text, text=Truncator(text.text).chars(room))


def _count(delegations: Iterable[Delegation]) -> int:
    return sum(len(side.people) for side in delegations)


def people_of(exchange: Exchange) -> People:
    """Who took part as counted; what was not counted stays None."""
    return People(exchange.women, exchange.men, exchange.councillors, exchange.staff, exchange.hours)


def cut(paragraphs: Iterable[Label], room: int) -> tuple[Label, ...]:
    """The paragraphs that `room` characters hold, the last one cut with an ellipsis; each takes a whole line."""
    kept: list[Label] = []
    for paragraph in paragraphs:
        if room <= 0:
            kept[-1] = Label(kept[-1].text.rstrip("…") + "…", kept[-1].lang)
            break
        kept.append(Label(Truncator(paragraph.text).chars(room), paragraph.lang))
        room -= max(len(paragraph.text), A_LINE)
    return tuple(kept)
