"""Every kind of date that Jisr knows, said once: the agenda, the first page and the reminders read them here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from funding.models import (
    DatedKind,
    Instalment,
    OpportunityDate,
    OpportunityState,
    Origin,
    Project,
    ProjectState,
    Proposal,
    ProposalReview,
    ProposalStage,
    Screening,
    ScreeningState,
)
from funding.models.opportunity import DEADLINES, SUBMISSIONS, DateKind
from jisr.models import Task, TaskState
from partnerships.models import (
    ActionPoint,
    ActionState,
    Agreement,
    AgreementState,
    Assessment,
    Exchange,
    ExchangeState,
    LegalStep,
    Obligation,
    ObligationState,
    StepState,
)

from .source import Source

TO_ACT_ON = (*DEADLINES, DateKind.INFORMATION)


def last_deadline_past(today: date) -> Q:
    """A call is late, once, when the last day for notes and proposals has passed and nothing is ahead."""
    others = OpportunityDate.objects.filter(opportunity=OuterRef("opportunity"))
    ahead = Q(kind__in=DEADLINES, on__gte=today) | Q(kind__in=SUBMISSIONS, on__gt=OuterRef("on"))
    return Q(dated_on__lt=today, kind__in=SUBMISSIONS) & ~Q(Exists(others.filter(ahead)))


def over(today: date) -> Q:
    """An encounter is late to be told of once its last day has passed."""
    return Q(dated_on__lt=today) & (Q(ends_on=None) | Q(ends_on__lt=today))


def notice_day() -> Any:
    """The last day on which a party may say that it does not renew."""
    days_before = Cast("notice_days", IntegerField())  # SQLite multiplies whole numbers alone with a duration
    notice = ExpressionWrapper(days_before * Value(timedelta(days=1)), output_field=DurationField())
    return Cast(ExpressionWrapper(F("ends_on") - notice, output_field=DateTimeField()), DateField())


def latest(rows: Any) -> QuerySet:
    """The last assessment of each partner by each questionnaire."""
    later = Assessment.objects.filter(
        partner=OuterRef("partner"), questionnaire=OuterRef("questionnaire"), on__gt=OuterRef("on"), archived_at=None
    )
    return rows.filter(~Exists(later))


LIST = (
    Source(
        DatedKind.DEADLINE,
        OpportunityDate,
        day="on",
        owner="opportunity__owner",
        path="opportunity",
        open=Q(opportunity__state__in=OpportunityState.ALIVE, kind__in=TO_ACT_ON),
        noted=Q(opportunity__state__in=OpportunityState.ALIVE),
        late=last_deadline_past,
        title="opportunity",
    ),
    Source(
        DatedKind.PROPOSAL,
        Proposal,
        day="due",
        owner="owner",
        open=Q(stage__in=ProposalStage.WRITING),
        done=Q(stage__in=(*ProposalStage.WAITING, ProposalStage.AWARDED, ProposalStage.REJECTED)),
        prepare=lambda rows: rows.with_due(),
    ),
    Source(
        DatedKind.REVIEW,
        ProposalReview,
        day="due_on",
        owner="reviewer",
        path="proposal",
        open=Q(given_at=None, proposal__stage__in=ProposalStage.OPEN),
        done=Q(given_at__isnull=False),
        title="proposal",
    ),
    Source(
        DatedKind.DECISION,
        Proposal,
        day="expected_on",
        owner="owner",
        open=Q(stage__in=ProposalStage.WAITING),
        done=Q(stage__in=(ProposalStage.AWARDED, ProposalStage.REJECTED)),
    ),
    Source(
        DatedKind.SCREENING,
        Screening,
        day="look_again_on",
        owner="owner",
        open=Q(state=ScreeningState.WAIT, opportunity__state__in=OpportunityState.ALIVE),
        title="opportunity",
    ),
    Source(
        DatedKind.STEP,
        LegalStep,
        day="due_on",
        owner="agreement__owner",
        path="agreement",
        open=Q(state=StepState.OPEN, agreement__state__in=AgreementState.OPEN),
        done=Q(state__in=StepState.CLOSED),
        prepare=lambda rows: rows.current(),
        title="agreement",
        detail="",
    ),
    Source(DatedKind.AGREEMENT, Agreement, day="ends_on", owner="owner", open=Q(state__in=AgreementState.BINDING)),
    Source(
        DatedKind.NOTICE,
        Agreement,
        day=notice_day(),
        owner="owner",
        open=Q(state__in=AgreementState.BINDING),
        late=None,
        prepare=lambda rows: rows.filter(notice_days__isnull=False, ends_on__isnull=False),
    ),
    Source(
        DatedKind.OBLIGATION,
        Obligation,
        day="due_on",
        owner="owner",
        open=Q(state__in=ObligationState.TO_DO),
        done=Q(state__in=(ObligationState.SUBMITTED, ObligationState.ACCEPTED)),
        detail="kind",
    ),
    Source(
        DatedKind.INSTALMENT,
        Instalment,
        day="due_on",
        owner="project__owner",
        open=Q(outstanding__gt=0),
        done=Q(outstanding__lte=0),
        prepare=lambda rows: rows.counted().with_paid(),
        title="project",
    ),
    Source(
        DatedKind.EXCHANGE,
        Exchange,
        day="starts_on",
        owner="owner",
        open=Q(state=ExchangeState.PLANNED),
        done=Q(state=ExchangeState.HELD),
        late=over,
        until="ends_on",
    ),
    Source(
        DatedKind.ACTION,
        ActionPoint,
        day="due_on",
        owner="owner",
        open=Q(state=ActionState.OPEN),
        done=Q(state__in=ActionState.ACHIEVED),
    ),
    Source(
        DatedKind.TASK,
        Task,
        day="due_on",
        owner="owner",
        open=Q(state=TaskState.OPEN),
        done=Q(state=TaskState.DONE),
        text="title",
    ),
    Source(
        DatedKind.ASSESSMENT,
        Assessment,
        day="next_review_on",
        owner="partner__owner",
        open=Q(next_review_on__isnull=False),
        prepare=latest,
        title="partner",
        detail="questionnaire",
    ),
    Source(
        DatedKind.PROJECT,
        Project,
        day="ends_on",
        owner="owner",
        open=Q(state=ProjectState.RUNNING),
        done=Q(state__in=(ProjectState.COMPLETED, ProjectState.CLOSED)),
        prepare=lambda rows: rows.filter(origin=Origin.OURS),
    ),
)
SOURCES: dict[DatedKind, Source] = {source.kind: source for source in LIST}
