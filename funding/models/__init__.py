from .bid_rows import MemberRole, ProposalAxis, ProposalDocument, ProposalGoal, ProposalMember, ProposalTheme
from .budget import BudgetHeading, FundingForm, FundingSource, ProposalBudgetLine
from .disbursement import Allocation, Disbursement, Modality
from .feed import Feed, FeedItem
from .forecast import StageProbability
from .instalment import Direction, Instalment
from .opportunity import (
    BidStep,
    CofinancingBase,
    DateKind,
    Opportunity,
    OpportunityDate,
    OpportunityDocument,
    OpportunityState,
    OpportunityTheme,
)
from .pledge import CofinancingBudget
from .project import Origin, Place, Project, ProjectAxis, ProjectFunding, ProjectGoal, ProjectState, ProjectTheme
from .proposal import Proposal, ProposalStage
from .rate import ExchangeRate
from .reason import Reason, ReasonUse
from .reminder import DatedKind, ReminderRule, Told
from .review import Channel, ProposalReview, ProposalVersion, Submission, Verdict
from .screening import (
    Aspect,
    Criterion,
    CriterionPart,
    Screening,
    ScreeningAnswer,
    ScreeningState,
    ScreeningTemplate,
)
from .source import Outcome, SourceTransaction

__all__ = [
    "Allocation",
    "Aspect",
    "BidStep",
    "BudgetHeading",
    "Channel",
    "CofinancingBase",
    "CofinancingBudget",
    "Criterion",
    "CriterionPart",
    "DateKind",
    "DatedKind",
    "Direction",
    "Disbursement",
    "ExchangeRate",
    "Feed",
    "FeedItem",
    "FundingForm",
    "FundingSource",
    "Instalment",
    "MemberRole",
    "Modality",
    "Opportunity",
    "OpportunityDate",
    "OpportunityDocument",
    "OpportunityState",
    "OpportunityTheme",
    "Origin",
    "Outcome",
    "Place",
    "Project",
    "ProjectAxis",
    "ProjectFunding",
    "ProjectGoal",
    "ProjectState",
    "ProjectTheme",
    "Proposal",
    "ProposalAxis",
    "ProposalBudgetLine",
    "ProposalDocument",
    "ProposalGoal",
    "ProposalMember",
    "ProposalReview",
    "ProposalStage",
    "ProposalTheme",
    "ProposalVersion",
    "Reason",
    "ReasonUse",
    "ReminderRule",
    "Screening",
    "ScreeningAnswer",
    "ScreeningState",
    "ScreeningTemplate",
    "SourceTransaction",
    "StageProbability",
    "Submission",
    "Told",
    "Verdict",
]
