"""The project sheet: one project on one page, two at most."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from funding.models import Origin, Project, ProjectFunding
from funding.rates import Sums
from jisr.money import Money
from partnerships.models import AgreementParty, Goal, Theme
from reports import shapes
from reports.conversion import Conversion
from reports.heads import cover, letterhead, name_of
from reports.money_moved import (
    chart_of,
    counted_payments,
    expected_instalments,
    instalment_rows,
    money_lines,
    money_moved,
    money_table,
)
from reports.shapes import Label, Note, label, money_line, plain
from reports.sheet_shapes import FundingRow, Person, ProjectFacts, ProjectSheet, Role

ROOM_FOR_INSTALMENTS = 10
ROOM_FOR_FUNDINGS = 8
ROOM_FOR_SUMMARY = 700
ROOM_FOR_NAMES = 12


def project_sheet(project: Project, *, as_of: date, language: str) -> ProjectSheet:
    """The sheet of one of our projects as known on `as_of`, worded in `language`.

    The funding is converted at the rates of `as_of`, what is due or paid at the rate of its day.
    Raises ValidationError for a project that a partner published and that is not ours.
    """
    with translation.override(language):
        if project.origin != Origin.OURS:
            raise ValidationError(_("A project that a partner published has no sheet until it is adopted."))
        return _sheet(project, as_of, language)


def _sheet(project: Project, as_of: date, language: str) -> ProjectSheet:
    instalments = expected_instalments().filter(project=project)
    payments = counted_payments().filter(project=project)
    fundings = list(project.fundings.select_related("funder", "agreement"))
    moved = money_moved(instalments, payments, start=None, end=None, as_of=as_of)
    funded = _funded(fundings, as_of)
    conversion = Conversion.over((*moved.all_sums, funded), own=project.authority.currency, today=as_of)
    lines = money_lines(moved, conversion)
    rows = instalment_rows(instalments, as_of)
    shown = _nearest(rows, as_of)
    return ProjectSheet(
        letterhead=letterhead(project.authority),
        cover=cover(_("Project sheet"), project, as_of=as_of, language=language),
        project=_facts(project),
        roles=_roles(project, fundings),
        fundings=tuple(_funding(row) for row in fundings[:ROOM_FOR_FUNDINGS]),
        funding=money_line("funding", _("Funding"), conversion.total(funded)),
        money=lines,
        table=money_table(lines),
        chart=chart_of(lines),
        instalments=shown,
        more_instalments=len(rows) - len(shown),
        contact=_contact(project),
        rates=conversion.rates,
        not_included=(
            Note(_("Payments not yet posted, or posted and then reversed.")),
            Note(_("Our own counterpart and what we spent.")),
        ),
    )


def _funded(fundings: list[ProjectFunding], as_of: date) -> Sums:
    sums: Sums = {}
    for row in fundings:
        sums[row.currency, as_of] = sums.get((row.currency, as_of), 0) + row.amount
    return sums


def _nearest(rows: tuple[shapes.Instalment, ...], as_of: date) -> tuple[shapes.Instalment, ...]:
    """The instalments nearest to the sheet's date, as many as there is room for, in their order."""
    nearest = sorted(rows, key=lambda row: abs((row.due_on - as_of).days))[:ROOM_FOR_INSTALMENTS]
    return tuple(row for row in rows if row in nearest)


def _facts(project: Project) -> ProjectFacts:
    themes = [row.theme for row in project.themes.select_related("theme").prefetch_related("theme__goals")]
    text, language = project.text("description")
    return ProjectFacts(
        title=name_of(project),
        reference=project.reference,
        their_reference=plain(project.donor_number),
        state=str(project.get_state_display()),
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        programme=name_of(project.parent) if project.parent else None,
        summary=Label(Truncator(plain(text)).chars(ROOM_FOR_SUMMARY), language),
        places=tuple(label((place.name, "")) for place in project.places.all()[:ROOM_FOR_NAMES]),
        themes=tuple(name_of(theme) for theme in themes),
        goals=_goals(project, themes),
        axes=tuple(name_of(row.axis) for row in project.axes.select_related("axis")),
    )


def _goals(project: Project, themes: list[Theme]) -> tuple[str, ...]:
    """The goals of the project, else those of its themes."""
    found = {row.goal for row in project.goals.all()} or {row.goal for theme in themes for row in theme.goals.all()}
    return tuple(str(Goal(goal).label) for goal in sorted(found))


def _roles(project: Project, fundings: list[ProjectFunding]) -> tuple[Role, ...]:
    """The funders, then the other parties to the agreements the money comes under."""
    found: dict[Label, dict[str, None]] = {}
    for funding in fundings:
        found.setdefault(name_of(funding.funder), {})[_("Funder")] = None
    agreements = {row.agreement_id for row in fundings if row.agreement_id}
    parties = AgreementParty.objects.filter(agreement__in=agreements).select_related("partner")
    for party in parties.exclude(partner=project.authority.partner_id).order_by("pk"):
        found.setdefault(name_of(party.partner), {})[str(party.get_role_display())] = None
    return tuple(Role(partner, tuple(roles)) for partner, roles in list(found.items())[:ROOM_FOR_NAMES])


def _funding(row: ProjectFunding) -> FundingRow:
    return FundingRow(
        funder=name_of(row.funder),
        agreement=row.agreement.reference if row.agreement else "",
        their_reference=plain(row.agreement.donor_number) if row.agreement else "",
        form=str(row.get_form_display()),
        amount=Money(row.amount, row.currency),
    )


def _contact(project: Project) -> Person | None:
    owner = project.owner
    return Person(plain(owner.full_name), owner.email) if owner else None
