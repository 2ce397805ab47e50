"""The rows that reports about encounters share: who meets whom, programme, delegations, action points, outcomes."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jisr import formats
from jisr.money import Money
from partnerships.models import (
    ActionPoint,
    ActionState,
    AgreementParty,
    Delegate,
    Exchange,
    ExchangeKind,
    ExchangePartner,
    Outcome,
    Partner,
    Priority,
    Side,
)
from reports.encounter_shapes import (
    ActionList,
    ActionRow,
    DelegateRow,
    Delegation,
    Encounter,
    ExchangeRow,
    OutcomeRow,
    ProgrammeDay,
    ProgrammeLine,
)
from reports.encounter_shapes import Side as SideOf
from reports.heads import name_of
from reports.shapes import Label, lines, plain


def partners_in(exchange: Exchange) -> list[Partner]:
    """The partners that take part, ourselves left out."""
    rows = Partner.objects.filter(exchange_partners__exchange=exchange).select_related("parent")
    return list(rows.exclude(pk=exchange.authority.partner_id).order_by("exchange_partners__pk"))


def encounter(exchange: Exchange, partners: Iterable[Partner]) -> Encounter:
    """What it is, who meets whom, when and where."""
    agreement = exchange.agreement
    return Encounter(
        reference=exchange.reference,
        title=name_of(exchange),
        kind=str(exchange.get_kind_display()),
        state=str(exchange.get_state_display()),
        starts_on=exchange.starts_on,
        ends_on=exchange.last_on,
        place=Label(plain(exchange.place)),
        country=formats.country(exchange.country) if exchange.country else "",
        sides=_sides(exchange, tuple(name_of(partner) for partner in partners)),
        agreement=name_of(agreement) if agreement else None,
        agreement_reference=agreement.reference if agreement else "",
        cost=Money(exchange.cost, exchange.cost_currency) if exchange.cost is not None else None,
        borne_by=str(exchange.get_borne_by_display()),
    )


def _sides(exchange: Exchange, partners: tuple[Label, ...]) -> tuple[SideOf, ...]:
    """Guests before hosts where it is known who travels, else all who take part."""
    us = (name_of(exchange.authority),)
    if exchange.kind == ExchangeKind.DELEGATION_IN:
        return SideOf(_("Guests"), partners), SideOf(_("Hosts"), us)
    if exchange.kind == ExchangeKind.DELEGATION_OUT:
        return SideOf(_("Guests"), us), SideOf(_("Hosts"), partners)
    return (SideOf(_("Taking part"), us + partners),)


def programme_of(exchange: Exchange) -> tuple[ProgrammeDay, ...]:
    """The programme, day by day; lines without an hour close their day."""
    rows = exchange.programme.order_by("on", F("at").asc(nulls_last=True), "pk")
    return tuple(
        ProgrammeDay(
            day,
            tuple(
                ProgrammeLine(f"{row.at:%H:%M}" if row.at else "", Label(plain(row.title)), Label(plain(row.place)))
                for row in items
            ),
        )
        for day, items in groupby(rows, key=lambda row: row.on)
    )


def delegations_of(exchange: Exchange) -> tuple[Delegation, ...]:
    """Our people and theirs, who leads first."""
    rows = list(exchange.delegates.select_related("contact__partner").order_by("-leads", "pk"))
    labels = {Side.OURS: _("Our delegation"), Side.THEIRS: _("Their delegation")}
    return tuple(
        Delegation(str(side), label, tuple(_delegate(row, exchange) for row in rows if row.side == side))
        for side, label in labels.items()
    )


def _delegate(row: Delegate, exchange: Exchange) -> DelegateRow:
    contact = row.contact
    is_ours = contact is None or contact.partner_id == exchange.authority.partner_id
    return DelegateRow(
        name=name_of(contact) if contact else Label(plain(row.name)),
        function=Label(plain(row.function or (contact.function if contact else ""))),
        body=name_of(contact.partner) if contact and not is_ours else None,
        leads=row.leads,
    )


def exchanges_with(partners: Sequence[Partner]) -> QuerySet[Exchange]:
    """What was held with any of these partners; nothing archived."""
    ours = ExchangePartner.objects.filter(partner__in=partners).values("exchange")
    return Exchange.objects.current().held().filter(pk__in=ours)


def exchange_rows(exchanges: QuerySet[Exchange]) -> tuple[ExchangeRow, ...]:
    """The exchanges as they come, each with the number of people on either side."""
    counted = exchanges.annotate(
        ours=Count("delegates", filter=Q(delegates__side=Side.OURS)),
        theirs=Count("delegates", filter=Q(delegates__side=Side.THEIRS)),
    )
    return tuple(
        ExchangeRow(
            reference=row.reference,
            title=name_of(row),
            kind=str(row.get_kind_display()),
            starts_on=row.starts_on,
            ends_on=row.last_on,
            place=Label(plain(row.place)),
            ours=row.ours,
            theirs=row.theirs,
            women=row.women,
            men=row.men,
        )
        for row in counted
    )


def outcome_rows(outcomes: Iterable[Outcome]) -> tuple[OutcomeRow, ...]:
    """Outcomes whose exchange is read beforehand."""
    return tuple(OutcomeRow(str(row.get_kind_display()), lines(row.text), row.exchange.reference) for row in outcomes)


def action_points_with(partners: Sequence[Partner]) -> QuerySet[ActionPoint]:
    """What was agreed with any of these partners: by name, or at an exchange or under an agreement of theirs."""
    exchanges = ExchangePartner.objects.filter(partner__in=partners).values("exchange")
    agreements = AgreementParty.objects.filter(partner__in=partners).values("agreement")
    nobodys = Q(partner=None) & (Q(exchange__in=exchanges) | Q(agreement__in=agreements))
    return ActionPoint.objects.current().filter(Q(partner__in=partners) | nobodys)


def action_lists(points: QuerySet[ActionPoint], as_of: date) -> tuple[ActionList, ...]:
    """The action points of either side by due day, those without one last."""
    related = points.select_related("owner", "contact", "exchange", "partner")
    rows = list(related.order_by(F("due_on").asc(nulls_last=True), "priority", "pk"))
    labels = {Side.OURS: _("Ours to do"), Side.THEIRS: _("Theirs to do")}
    return tuple(
        ActionList(str(side), label, tuple(_action(row, as_of) for row in rows if row.side == side))
        for side, label in labels.items()
    )


def _action(row: ActionPoint, as_of: date) -> ActionRow:
    standing, label = action_standing(row, as_of)
    return ActionRow(
        reference=row.reference,
        title=name_of(row),
        who=_who(row),
        agreed_at=row.exchange.reference if row.exchange else "",
        due_on=row.due_on,
        done_on=row.done_on,
        priority=str(row.get_priority_display()) if row.priority == Priority.HIGH else "",
        standing=standing,
        standing_label=label,
    )


def _who(row: ActionPoint) -> Label:
    """Who promised it, else who follows it for us, else the partner."""
    if row.side == Side.OURS and row.owner:
        return Label(plain(row.owner.full_name))
    person = row.contact or row.partner
    return name_of(person) if person and row.side == Side.THEIRS else Label("")


def action_standing(row: ActionPoint, as_of: date) -> tuple[str, str]:
    """How it stands on a day, as a code and in words."""
    if row.state == ActionState.OPEN and row.due_on and row.due_on < as_of:
        return "late", days_late(row.due_on, as_of)
    if row.state == ActionState.DONE:
        return "done", _("Done, to be verified")
    standing = "verified" if row.state == ActionState.VERIFIED else "due"
    return standing, str(row.get_state_display())


def days_late(due_on: date, as_of: date) -> str:
    """How late something due is, in words."""
    count = (as_of - due_on).days
    return ngettext("%(count)s day late", "%(count)s days late", count) % {"count": count}
