"""One row of every kind of date, due on a day and followed by a person."""

from datetime import date, timedelta
from typing import Any

from funding.models import DatedKind, OpportunityDate, Screening, ScreeningTemplate
from jisr.models import User, Via
from partnerships.models import LegalStep
from tests.factories import make_partner
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_funding import make_instalment, make_opportunity, make_project, make_proposal
from tests.factories_obligations import make_living_agreement, make_obligation
from tests.factories_partnerfile import make_assessment
from tests.factories_reviews import make_review, make_task

FAR = date(2031, 12, 31)


def make_waiting_screening(*, by: User, **fields: Any) -> Screening:
    """A call put off until `look_again_on`."""
    opportunity = fields.pop("opportunity", None) or make_opportunity(by=by)
    template = ScreeningTemplate.objects.order_by("pk").first()
    screening = Screening(
        authority=opportunity.authority, opportunity=opportunity, template=template, **{"state": "wait", **fields}
    )
    screening.store(by=by, via=Via.COMMAND)
    return screening


def make_step(*, by: User, due_on: date, **fields: Any) -> LegalStep:
    """A step under way of an agreement in approval."""
    agreement = make_living_agreement(by=by, state="in_approval", ends_on=FAR, owner=by)
    step = {"name_fr": "Visa", "position": 1, "state": "open", "due_on": due_on, **fields}
    return LegalStep.objects.create(agreement=agreement, **step)


def one_of_each(by: User, day: date) -> dict[DatedKind, Any]:
    """A row of every kind of date that falls on the day, each followed by `by`."""
    own = {"by": by, "owner": by}
    project = make_project(**own)
    return {
        DatedKind.DEADLINE: make_opportunity(**own, rows=[OpportunityDate(on=day)]).dates.get(),
        DatedKind.PROPOSAL: make_proposal(**own, due_on=day),
        DatedKind.REVIEW: make_review(by=by, due_on=day),
        DatedKind.DECISION: make_proposal(**own, stage="submitted", expected_on=day),
        DatedKind.SCREENING: make_waiting_screening(**own, look_again_on=day),
        DatedKind.STEP: make_step(by=by, due_on=day),
        DatedKind.AGREEMENT: make_living_agreement(**own, ends_on=day),
        DatedKind.NOTICE: make_living_agreement(**own, ends_on=day + timedelta(days=90), notice_days=90),
        DatedKind.OBLIGATION: make_obligation(**own, due_on=day, agreement=make_living_agreement(by=by, ends_on=FAR)),
        DatedKind.INSTALMENT: make_instalment(by=by, project=project, due_on=day),
        DatedKind.EXCHANGE: make_exchange(**own, starts_on=day),
        DatedKind.ACTION: make_action_point(**own, due_on=day),
        DatedKind.TASK: make_task(**own, due_on=day),
        DatedKind.ASSESSMENT: make_assessment(by=by, partner=make_partner(**own), next_review_on=day),
        DatedKind.PROJECT: make_project(**own, state="running", starts_on=date(2024, 1, 1), ends_on=day),
    }
