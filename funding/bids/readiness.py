"""What a bid still lacks before each stage that may follow: one reckoning for its page and for the board."""

from funding.models import Proposal, ProposalStage
from jisr.facts import label_of
from jisr.models import State

DAYS_OF_MOVES = ("concept_submitted_on", "submitted_on", "decided_on")


def readiness(proposal: Proposal) -> list[tuple[State, list[str]]]:
    """The stages that may follow, those of losing it left out, each with the labels of the facts it still needs.

    The day of the move itself is not among them: the move asks for it.
    """
    following = [state for state in proposal.current_state.following if state not in ProposalStage.LOST]
    return [
        (state, [label_of(Proposal, name) for name in proposal.missing_for(state) if name not in DAYS_OF_MOVES])
        for state in following
    ]
