"""The rows of a twinning's report: which encounters are its own, who came, what it cost, what is to come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from funding.rates import Sums
from jisr import days
from jisr.models import Document
from partnerships.models import (
    ActionPoint,
    Agreement,
    Amendment,
    Bearer,
    Delegate,
    Exchange,
    ExchangeKind,
    ExchangePartner,
    ExchangeState,
    Obligation,
    Partner,
    Side,
)
from reports.encounter_rows import action_lists, days_late, exchange_rows
from reports.heads import name_of
from reports.shapes import Label, Note, lines, plain
from reports.twinning_shapes import DutyRow, Figure, KindCount, Lesson, PaperRow, Plan


def family_of(agreement: Agreement) -> list[int]:
    """The keys of the twinning and of the agreements under it."""
    return list(Agreement.objects.filter(Q(pk=agreement.pk) | Q(parent=agreement)).values_list("pk", flat=True))


def twins_of(agreement: Agreement) -> list[Partner]:
    """The other parties, each once, in the order they stand in."""
    rows = Partner.objects.filter(agreement_parties__agreement=agreement).select_related("parent")
    found = rows.exclude(pk=agreement.authority.partner_id).order_by("agreement_parties__pk")
    return list({partner.pk: partner for partner in found}.values())


def exchanges_of(family: Sequence[int], twins: Sequence[Partner]) -> QuerySet[Exchange]:
    """Under the twinning or an agreement under it, or with the twin under no agreement at all; nothing archived."""
    theirs = ExchangePartner.objects.filter(partner__in=twins).values("exchange")
    return Exchange.objects.current().filter(Q(agreement__in=family) | Q(agreement=None, pk__in=theirs))


def points_of(family: Sequence[int], exchanges: QuerySet[Exchange]) -> QuerySet[ActionPoint]:
    """The action points under these agreements or agreed at these encounters."""
    keys = exchanges.order_by().values("pk")
    return ActionPoint.objects.current().filter(Q(agreement__in=family) | Q(exchange__in=keys))


def kind_counts(exchanges: QuerySet[Exchange]) -> tuple[KindCount, ...]:
    """How many of each kind there are in each state, in the order of the kinds."""
    counted = exchanges.order_by().values_list("kind", "state").annotate(count=Count("pk"))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, state, count in counted:
        found[kind][state] = count
    return tuple(
        KindCount(str(kind.label), *(found[kind].get(state, 0) for state in ("held", "planned", "cancelled")))
        for kind in ExchangeKind
        if kind in found
    )


def people_figures(meetings: QuerySet[Exchange]) -> tuple[tuple[Figure, ...], tuple[Note, ...]]:
    """Who took part in these encounters, and how many of them say nothing of it."""
    sums = {f"sum_{name}": Sum(name) for name in ("women", "men", "councillors", "staff", "hours")}
    no_cost, nobody, half = Q(cost=None), Q(women=None, men=None), Q(women=None) ^ Q(men=None)
    gaps = {"no_cost": no_cost, "nobody": nobody, "half": half}
    found = meetings.aggregate(**sums, **{name: Count("pk", filter=gap) for name, gap in gaps.items()})
    sides = dict(
        Delegate.objects.filter(exchange__in=meetings.order_by().values("pk"))
        .order_by()
        .values_list("side")
        .annotate(count=Count("pk"))
    )
    known = [found[f"sum_{name}"] for name in ("women", "men") if found[f"sum_{name}"] is not None]
    figures = (
        Figure("ours", _("Delegates of ours"), sides.get(Side.OURS, 0)),
        Figure("theirs", _("Delegates of theirs"), sides.get(Side.THEIRS, 0)),
        Figure("participants", _("Participants counted"), sum(known) if known else None),
        Figure("women", _("of whom women"), found["sum_women"]),
        Figure("men", _("of whom men"), found["sum_men"]),
        Figure("councillors", _("of whom councillors"), found["sum_councillors"]),
        Figure("staff", _("of whom staff"), found["sum_staff"]),
        Figure("hours", _("Hours of training"), found["sum_hours"]),
    )
    return figures, tuple(Note(text) for text in _gaps(found))


def _gaps(found: dict[str, int]) -> Iterable[str]:
    if count := found["nobody"]:
        yield ngettext(
            "%(count)s encounter gave no count of its participants; it is not counted as 0.",
            "%(count)s encounters gave no count of their participants; they are not counted as 0.",
            count,
        ) % {"count": count}
    if count := found["half"]:
        yield ngettext(
            "%(count)s encounter counted only its women or only its men.",
            "%(count)s encounters counted only their women or only their men.",
            count,
        ) % {"count": count}
    if count := found["no_cost"]:
        yield ngettext(
            "%(count)s encounter has no cost on file; it is not counted as 0.",
            "%(count)s encounters have no cost on file; they are not counted as 0.",
            count,
        ) % {"count": count}


def cost_sums(held: QuerySet[Exchange]) -> dict[str, Sums]:
    """The costs per bearer, currency and first day, added up by the database; `""` where nobody said who bears it."""
    rows = held.filter(cost__isnull=False).order_by().values_list("borne_by", "cost_currency", "starts_on")
    found: dict[str, Sums] = {}
    for bearer, currency, day, total in rows.annotate(total=Sum("cost")):
        found.setdefault(bearer, {})[currency, day] = total
    return {bearer: found[bearer] for bearer in (*Bearer.values, "") if bearer in found}


def point_figures(points: QuerySet[ActionPoint], start: date, end: date, as_of: date) -> tuple[Figure, ...]:
    """How many were done and verified in the period, how many are still to do, and how many of those are late."""
    done = Q(done_on__range=(start, end))
    found = points.aggregate(
        done=Count("pk", filter=done & Q(state="done")),
        verified=Count("pk", filter=done & Q(state="verified")),
        open=Count("pk", filter=Q(state="open")),
        late=Count("pk", filter=Q(state="open", due_on__lt=as_of)),
    )
    labels = {
        "verified": pgettext("action points", "Done and verified"),
        "done": _("Done, to be verified"),
        "open": _("Still to do"),
        "late": _("of which late"),
    }
    return tuple(Figure(code, label, found[code]) for code, label in labels.items())


def lessons_of(meetings: QuerySet[Exchange]) -> tuple[Lesson, ...]:
    """What each encounter taught, where somebody wrote it down."""
    return tuple(
        Lesson(name_of(row), row.reference, row.starts_on, lines(row.learnt), lines(row.reusable_where))
        for row in meetings.exclude(learnt="").order_by("starts_on", "pk")
    )


def papers_of(family: Sequence[int], start: date, end: date) -> tuple[PaperRow, ...]:
    """The texts signed and the documents dated in the period, by day."""
    period = (start, end)
    signed = Agreement.objects.filter(pk__in=family, signed_on__range=period).select_related("kind")
    amendments = Amendment.objects.current().filter(agreement__in=family, signed_on__range=period)
    documents = Document.objects.current().newest().select_related("type")
    about = documents.filter(content_type=ContentType.objects.get_for_model(Agreement), object_id__in=family)
    rows = [
        *(_paper(row.signed_on, name_of(row.kind).text, row.reference, name_of(row)) for row in signed),
        *(_paper(row.signed_on, str(row.get_kind_display()), row.reference, name_of(row)) for row in amendments),
        *(
            _paper(row.dated_on, name_of(row.type).text, row.reference, Label(plain(row.title)))
            for row in about.filter(dated_on__range=period)
        ),
    ]
    return tuple(sorted(rows, key=lambda row: (row.on, row.reference)))


def _paper(on: date | None, kind: str, reference: str, title: Label) -> PaperRow:
    assert on is not None, "It was found by its day."
    return PaperRow(on, kind, reference, title)


def plan_of(
    agreement: Agreement,
    family: Sequence[int],
    exchanges: QuerySet[Exchange],
    points: QuerySet[ActionPoint],
    *,
    end: date,
    as_of: date,
) -> Plan:
    """What is to come after the period, or after `as_of` where that is sooner, and what is late by then."""
    start = min(end, as_of) + timedelta(days=1)
    last = days.budget_year(agreement.authority.fiscal_month, end + timedelta(days=1))[1]
    planned = exchanges.filter(state=ExchangeState.PLANNED).between(start, last)  # type: ignore[attr-defined]
    duties = Obligation.objects.current().to_do().filter(agreement__in=family, due_on__lte=last)
    return Plan(
        start=start,
        end=last,
        exchanges=exchange_rows(planned.order_by("starts_on", "pk")),
        duties=tuple(_duty(row, as_of) for row in duties.select_related("kind").order_by("due_on", "pk")),
        action_points=action_lists(points.to_do().filter(Q(due_on=None) | Q(due_on__lte=last)), as_of),  # type: ignore[attr-defined]
    )


def _duty(row: Obligation, as_of: date) -> DutyRow:
    is_late = row.due_on < as_of
    return DutyRow(
        reference=row.reference,
        title=name_of(row) if row.name else name_of(row.kind),
        whose=str(row.get_side_display()),
        due_on=row.due_on,
        standing="late" if is_late else "due",
        standing_label=days_late(row.due_on, as_of) if is_late else str(row.get_state_display()),
    )
