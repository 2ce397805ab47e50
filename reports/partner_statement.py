"""The partner statement: what one partner and we did together in a period, in the partner's language."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext as _

from jisr import formats
from partnerships.models import Partner, PartnerTheme
from reports.conversion import Conversion
from reports.heads import cover, letterhead, name_of
from reports.money_moved import (
    chart_of,
    counted_payments,
    expected_instalments,
    instalment_rows,
    money_lines,
    money_moved,
    payment_rows,
)
from reports.shapes import plain
from reports.statement_rows import (
    agreement_rows,
    contact_rows,
    not_included,
    outcomes,
    project_rows,
    proposal_rows,
    proposals_in,
)
from reports.statement_shapes import PartnerFacts, PartnerStatement


def partner_statement(partner: Partner, *, start: date, end: date, as_of: date, language: str) -> PartnerStatement:
    """The statement of `partner` from `start` to `end`, both included, as known on `as_of`, worded in `language`.

    Only projects of ours and posted payments count; a reversed payment counts for nothing. What fell due before
    `as_of` and is unpaid is late. Amounts are exact; equivalents are in the authority's currency, at the rate of
    the due day or value date. The number of queries does not depend on the number of rows.
    """
    with translation.override(language):
        return _statement(partner, start, end, as_of, language)


def _statement(partner: Partner, start: date, end: date, as_of: date, language: str) -> PartnerStatement:
    instalments = expected_instalments().filter(funder=partner)
    payments = counted_payments().filter(payer=partner)
    moved = money_moved(instalments, payments, start=start, end=end, as_of=as_of)
    conversion = Conversion.over(moved.all_sums, own=partner.authority.currency, today=as_of)
    lines = money_lines(moved, conversion)
    proposals = proposals_in(partner, start, end)
    return PartnerStatement(
        letterhead=letterhead(partner.authority),
        cover=cover(_("Partner statement"), partner, as_of=as_of, language=language),
        period_from=start,
        period_to=end,
        partner=partner_facts(partner),
        contacts=contact_rows(partner),
        money=lines,
        chart=chart_of(lines),
        instalments=instalment_rows(instalments.filter(due_on__gte=start, due_on__lte=end), as_of),
        payments=payment_rows(payments.filter(value_on__gte=start, value_on__lte=min(end, as_of)), conversion),
        agreements=agreement_rows(partner, start, end),
        projects=project_rows(partner, start, end, as_of),
        outcomes=outcomes(proposals),
        proposals=proposal_rows(partner, proposals),
        rates=conversion.rates,
        not_included=not_included(partner, start, end),
    )


def read_facts(partners: Sequence[Partner]) -> None:
    """Read what `partner_facts` says of all of these at once."""
    prefetch_related_objects(partners, "identifiers", Prefetch("themes", PartnerTheme.objects.select_related("theme")))


def partner_facts(partner: Partner) -> PartnerFacts:
    """Who the partner is, in the active language."""
    read_facts([partner])
    return PartnerFacts(
        name=name_of(partner),
        reference=partner.reference,
        kind=str(partner.get_kind_display()),
        country=formats.country(partner.country) if partner.country else "",
        belongs_to=name_of(partner.parent) if partner.parent else None,
        identifiers=tuple((str(row.get_scheme_display()), plain(row.value)) for row in partner.identifiers.all()),
        themes=tuple(name_of(row.theme) for row in partner.themes.all()),
        state=str(partner.get_state_display()),
        language=formats.language_name(partner.preferred_language),
    )
