"""The rows of a partner statement: agreements, projects, proposals, contacts, and what is left out."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from funding.models import Origin, Project, ProjectFunding, Proposal, ProposalStage
from funding.rates import sums_by_day
from jisr.money import Money
from partnerships.models import Agreement, AgreementState, Contact, Partner
from reports import shapes
from reports.conversion import per_currency
from reports.heads import name_of
from reports.money_moved import counted_payments, expected_instalments
from reports.shapes import Label, Note, plain
from reports.statement_shapes import AgreementRow, Outcome, ProjectRow, ProposalRow

ENDINGS = {
    "won": (ProposalStage.AWARDED,),
    "refused": (ProposalStage.REJECTED,),
    "withdrawn": (ProposalStage.WITHDRAWN,),
    "open": ProposalStage.OPEN,
}
Amounts = dict[int, tuple[Money, ...]]


def contact_rows(*partners: Partner) -> tuple[shapes.Contact, ...]:
    """The people who agreed to be kept on file, the first to write to on top."""
    people = Contact.objects.current().filter(partner__in=partners, has_consent=True, merged_into=None, left_on=None)
    return tuple(
        shapes.Contact(
            name=name_of(person),
            function=Label(plain(person.function)),
            role=str(person.get_role_display()),
            email=plain(person.email),
            phone=plain(person.phone),
            may_sign=person.may_sign,
        )
        for person in people.order_by("-is_main", "pk")
    )


def agreement_rows(partner: Partner, start: date, end: date) -> tuple[AgreementRow, ...]:
    """The agreements with the partner that touch the period; one still being drafted is nobody's yet."""
    rows = (
        Agreement.objects.current()
        .filter(Q(ends_on=None) | Q(ends_on__gte=start), pk__in=_party_to(partner))
        .exclude(state=AgreementState.DRAFTING)
        .annotate(begins_on=Coalesce("signed_on", "starts_on"))
        .filter(Q(begins_on=None) | Q(begins_on__lte=end))
        .select_related("kind")
        .order_by("begins_on", "reference")
    )
    return tuple(agreement_row(row) for row in rows)


def _party_to(partner: Partner) -> QuerySet:
    return Agreement.objects.filter(parties__partner=partner).values("pk")


def agreement_row(row: Agreement) -> AgreementRow:
    """One agreement as a report lists it."""
    return AgreementRow(
        reference=row.reference,
        their_reference=plain(row.donor_number),
        title=name_of(row),
        kind=name_of(row.kind).text,
        state=str(row.get_state_display()),
        signed_on=row.signed_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        amounts=(Money(row.amount, row.currency),) if row.amount is not None else (),
    )


def project_rows(partner: Partner, start: date, end: date, as_of: date) -> tuple[ProjectRow, ...]:
    """Our projects that the partner funds and that touch the period."""
    funded = ProjectFunding.objects.filter(funder=partner)
    rows = (
        Project.objects.ours()
        .current()
        .filter(Q(ends_on=None) | Q(ends_on__gte=start), Q(starts_on=None) | Q(starts_on__lte=end))
        .filter(pk__in=funded.values("project"))
        .order_by("starts_on", "reference")
    )
    funding = _amounts(funded, "project")
    received = _amounts(counted_payments().filter(payer=partner, value_on__lte=as_of), "project")
    return tuple(_project(row, funding, received) for row in rows)


def _amounts(rows: QuerySet, owner: str) -> Amounts:
    """Per owner, the sum of `amount` in each currency."""
    found: dict[int, list[Money]] = defaultdict(list)
    totals = rows.order_by().values_list(owner, "currency").annotate(total=Sum("amount")).order_by(owner, "currency")
    for key, currency, total in totals:
        found[key].append(Money(total, currency))
    return {key: tuple(moneys) for key, moneys in found.items()}


def _project(row: Project, funding: Amounts, received: Amounts) -> ProjectRow:
    return ProjectRow(
        reference=row.reference,
        their_reference=plain(row.donor_number),
        title=name_of(row),
        state=str(row.get_state_display()),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        funding=funding.get(row.pk, ()),
        received=received.get(row.pk, ()),
    )


def proposals_in(partner: Partner, start: date, end: date) -> QuerySet[Proposal]:
    """What was submitted to the partner by the end of the period and submitted, decided or open within it."""
    sent = (
        Proposal.objects.current()
        .filter(donor=partner)
        .annotate(sent_on=Coalesce("submitted_on", "concept_submitted_on"))
    )
    within = Q(sent_on__gte=start) | Q(decided_on__gte=start) | Q(stage__in=ProposalStage.OPEN)
    return sent.filter(within, sent_on__lte=end)


def proposal_rows(partner: Partner, proposals: QuerySet[Proposal]) -> tuple[ProposalRow, ...]:
    obtained = _amounts(
        ProjectFunding.objects.filter(
            funder=partner, project__origin=Origin.OURS, project__proposal__in=proposals.order_by().values("pk")
        ),
        "project__proposal",
    )
    return tuple(
        ProposalRow(
            reference=row.reference,
            title=name_of(row),
            state=str(row.get_stage_display()),
            submitted_on=row.submitted_on or row.concept_submitted_on,
            asked=Money(row.requested_amount, row.currency) if row.requested_amount is not None else None,
            obtained=obtained.get(row.pk, ()),
        )
        for row in proposals.order_by("sent_on", "reference")
    )


def outcomes(proposals: QuerySet[Proposal]) -> tuple[Outcome, ...]:
    """How many proposals ended how, and what was asked in them per currency; added up by the database."""
    labels = {"won": _("Won"), "refused": _("Refused"), "withdrawn": _("Withdrawn"), "open": _("Still open")}
    counted = list(
        proposals.order_by().values_list("stage", "currency").annotate(count=Count("pk"), asked=Sum("requested_amount"))
    )
    every = _outcome("all", _("Submitted"), counted)
    ends = (_outcome(code, labels[code], [r for r in counted if r[0] in stages]) for code, stages in ENDINGS.items())
    return (every, *(end for end in ends if end.count or end.code != "withdrawn"))


def _outcome(code: str, title: str, counted: list) -> Outcome:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for _stage, currency, _count, asked in counted:
        if asked is not None:
            sums[currency] += asked
    asked_per_currency = tuple(Money(sums[currency], currency) for currency in sorted(sums))
    return Outcome(code, title, sum(row[2] for row in counted), asked_per_currency)


def not_included(partner: Partner, start: date, end: date) -> tuple[Note, ...]:
    """What the figures leave out, counted where there is something to count."""
    after = expected_instalments().filter(funder=partner, due_on__gt=end)
    unposted = partner.disbursements.ours().current().filter(posted_at=None, value_on__gte=start, value_on__lte=end)
    reversed_ones = partner.disbursements.ours().filter(
        reversed_by__isnull=False, value_on__gte=start, value_on__lte=end
    )
    published = Project.objects.current().filter(origin=Origin.PUBLISHED, fundings__funder=partner).distinct()
    counts = (after.count(), unposted.count(), reversed_ones.count(), published.count())
    notes = (
        Note(_due_later(counts[0]), per_currency(sums_by_day(after, "amount", "due_on"))),
        Note(_not_posted(counts[1]), per_currency(sums_by_day(unposted, "amount", "value_on"))),
        Note(_cancelled(counts[2]), per_currency(sums_by_day(reversed_ones, "amount", "value_on"))),
        Note(_published(counts[3])),
    )
    return (
        *(note for note, count in zip(notes, counts, strict=True) if count),
        Note(_("Our own counterpart and what we spent.")),
        Note(_("Proposals and agreements that are still being written.")),
    )


def _due_later(count: int) -> str:
    return ngettext(
        "%(count)s instalment that falls due after the period:",
        "%(count)s instalments that fall due after the period:",
        count,
    ) % {"count": count}


def _not_posted(count: int) -> str:
    return ngettext("%(count)s payment not yet posted:", "%(count)s payments not yet posted:", count) % {"count": count}


def _cancelled(count: int) -> str:
    return ngettext("%(count)s payment entered and reversed:", "%(count)s payments entered and reversed:", count) % {
        "count": count
    }


def _published(count: int) -> str:
    return ngettext(
        "%(count)s project that the partner published and that is not one of ours.",
        "%(count)s projects that the partner published and that are not among ours.",
        count,
    ) % {"count": count}
