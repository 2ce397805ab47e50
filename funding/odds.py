"""How likely a bid of each stage is to be won: the unit's own percentages, else the usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, F, Value, When

from funding.models import ProposalStage, StageProbability
from jisr.fields import PercentField
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb

Odds = dict[str, Decimal]

USUAL: Odds = {
    ProposalStage.IDENTIFIED: Decimal(10),
    ProposalStage.CONCEPT_NOTE: Decimal(15),
    ProposalStage.CONCEPT_SUBMITTED: Decimal(25),
    ProposalStage.FULL_PROPOSAL: Decimal(35),
    ProposalStage.SUBMITTED: Decimal(45),
    ProposalStage.UNDER_REVIEW: Decimal(55),
}
CERTAIN: Odds = {
    ProposalStage.AWARDED: Decimal(100),
    ProposalStage.REJECTED: Decimal(0),
    ProposalStage.WITHDRAWN: Decimal(0),
}


def own_odds(authority_id: int) -> Odds:
    """What the unit set itself, by stage; one query."""
    return dict(StageProbability.objects.filter(authority=authority_id).values_list("stage", "percent"))


def odds_of(authority_id: int) -> Odds:
    """The percentage of every stage; one query."""
    return with_usual(own_odds(authority_id))


def with_usual(own: Odds) -> Odds:
    """The unit's own percentages, with the usual ones for the other stages; what is decided is certain."""
    return {**USUAL, **own, **CERTAIN}


def percent_of_bid(odds: Mapping[str, Decimal]) -> Case:
    """The expression for a bid's own percentage while it is open, else its stage's."""
    own = When(stage__in=ProposalStage.OPEN, probability__isnull=False, then=F("probability"))
    of_stages = (When(stage=stage, then=Value(percent, PercentField())) for stage, percent in odds.items())
    return Case(own, *of_stages, default=Value(Decimal(0), PercentField()), output_field=PercentField())


@transaction.atomic
def set_odds(wanted: Mapping[str, Decimal | None], *, by: User) -> int:
    """Set the percentages of the person's unit; None goes back to the usual one. Returns how many changed."""
    trace, changed = Trace(by), 0
    kept = {row.stage: row for row in StageProbability.objects.select_for_update().filter(authority=by.authority_id)}
    for stage, percent in wanted.items():
        row = kept.get(stage) or StageProbability(authority=by.authority, stage=stage)
        before = row.percent if row.pk else None
        if before == percent:
            continue
        trace.sign(row)
        if percent is None:
            row.delete()
        else:
            row.percent = percent
            row.save()
        changed += 1
    if changed:
        Activity.write(by.authority, Verb.ODDS_SET, trace)
    return changed
