"""The delegation dossier: what our people take with them to an encounter with partners."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils import translation
from django.utils.translation import gettext as _

from funding.models import Project, ProjectFunding
from funding.rates import Sums
from jisr.money import Money, Rate
from partnerships.models import ActionState, Agreement, AgreementParty, Exchange, Partner
from reports.conversion import Conversion
from reports.encounter_rows import (
    action_lists,
    action_points_with,
    delegations_of,
    encounter,
    exchange_rows,
    exchanges_with,
    partners_in,
    programme_of,
)
from reports.encounter_shapes import DelegationDossier, PartnerProfile
from reports.heads import cover, letterhead
from reports.money_moved import counted_payments, expected_instalments, money_lines, money_moved
from reports.partner_statement import partner_facts, read_facts
from reports.shapes import Label, MoneyLine, label, lines, money_line, plain
from reports.statement_rows import agreement_row, contact_rows
from reports.statement_shapes import AgreementRow

LAST_EXCHANGES = 8


def delegation_dossier(exchange: Exchange, *, as_of: date, language: str) -> DelegationDossier:
    """The dossier of an encounter as known on `as_of`, worded in `language`.

    The money is that of our projects with the partners that take part: what was promised is converted at the rates
    of `as_of`, what is due or paid at the rate of its day. Raises ValidationError for a letter or a call.
    """
    with translation.override(language):
        if not exchange.is_encounter:
            raise ValidationError(_("A letter or a call has no dossier."))
        return _dossier(exchange, as_of, language)


def _dossier(exchange: Exchange, as_of: date, language: str) -> DelegationDossier:
    partners = partners_in(exchange)
    money, rates = _money(partners, exchange.authority.currency, as_of)
    earlier = exchanges_with(partners).filter(starts_on__lte=exchange.starts_on).exclude(pk=exchange.pk)
    return DelegationDossier(
        letterhead=letterhead(exchange.authority),
        cover=cover(_("Delegation dossier"), exchange, as_of=as_of, language=language),
        encounter=encounter(exchange, partners),
        agenda=lines(exchange.agenda),
        programme=programme_of(exchange),
        delegations=delegations_of(exchange),
        partners=_profiles(partners),
        contacts=contact_rows(*partners),
        agreements=_agreements(partners),
        money=money,
        talking_points=lines(exchange.talking_points),
        action_points=action_lists(action_points_with(partners).filter(state__in=ActionState.PENDING), as_of),
        last_exchanges=exchange_rows(earlier.order_by("-starts_on", "-pk")[:LAST_EXCHANGES]),
        rates=rates,
    )


def _profiles(partners: Sequence[Partner]) -> tuple[PartnerProfile, ...]:
    read_facts(partners)
    return tuple(_profile(partner) for partner in partners)


def _profile(partner: Partner) -> PartnerProfile:
    amounts = (partner.envelope_min, partner.envelope_max)
    return PartnerProfile(
        facts=partner_facts(partner),
        city=Label(plain(partner.city)),
        about=label(partner.text("description")),
        funds=lines(partner.funds),
        refuses=lines(partner.refuses),
        usually=tuple(None if part is None else Money(part, partner.envelope_currency) for part in amounts),  # type: ignore[arg-type]
    )


def _agreements(partners: Sequence[Partner]) -> tuple[AgreementRow, ...]:
    """Every agreement with them, the newest first, whatever its state."""
    theirs = AgreementParty.objects.filter(partner__in=partners).values("agreement")
    rows = Agreement.objects.current().filter(pk__in=theirs).select_related("kind")
    return tuple(agreement_row(row) for row in rows.order_by("-signed_on", "-starts_on", "-pk"))


def _money(partners: Sequence[Partner], own: str, as_of: date) -> tuple[tuple[MoneyLine, ...], tuple[Rate, ...]]:
    instalments = expected_instalments().filter(funder__in=partners)
    payments = counted_payments().filter(payer__in=partners)
    moved = money_moved(instalments, payments, start=None, end=None, as_of=as_of)
    promised = _promised(partners, as_of)
    conversion = Conversion.over((*moved.all_sums, promised), own=own, today=as_of)
    line = money_line("promised", _("Promised to our projects"), conversion.total(promised), is_key=True)
    return (line, *money_lines(moved, conversion)), conversion.rates


def _promised(partners: Sequence[Partner], as_of: date) -> Sums:
    """What they promised to projects of ours, per currency, on one day."""
    projects = Project.objects.ours().current().values("pk")
    rows = ProjectFunding.objects.filter(funder__in=partners, project__in=projects).order_by().values_list("currency")
    found = rows.annotate(total=Sum("amount")).values_list("currency", "total")
    return {(currency, as_of): total or Decimal(0) for currency, total in found}
