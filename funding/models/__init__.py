from .disbursement import Allocation, Disbursement, Modality
from .instalment import Direction, Instalment
from .opportunity import DateKind, Opportunity, OpportunityDate, OpportunityState, OpportunityTheme
from .project import FundingForm, Origin, Place, Project, ProjectFunding, ProjectState, ProjectTheme
from .proposal import MemberRole, Proposal, ProposalMember, ProposalStage, ProposalTheme
from .rate import ExchangeRate
from .source import Outcome, SourceTransaction

__all__ = [
    "Allocation",
    "DateKind",
    "Direction",
    "Disbursement",
    "ExchangeRate",
    "FundingForm",
    "Instalment",
    "MemberRole",
    "Modality",
    "Opportunity",
    "OpportunityDate",
    "OpportunityState",
    "OpportunityTheme",
    "Origin",
    "Outcome",
    "Place",
    "Project",
    "ProjectFunding",
    "ProjectState",
    "ProjectTheme",
    "Proposal",
    "ProposalMember",
    "ProposalStage",
    "ProposalTheme",
    "SourceTransaction",
]
