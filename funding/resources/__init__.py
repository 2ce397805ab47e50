from .disbursement import DisbursementResource
from .feed import FeedResource
from .instalment import InstalmentResource
from .opportunity import OpportunityResource
from .project import ProjectResource
from .proposal import ProposalResource
from .rate import ExchangeRateResource

__all__ = [
    "DisbursementResource",
    "ExchangeRateResource",
    "FeedResource",
    "InstalmentResource",
    "OpportunityResource",
    "ProjectResource",
    "ProposalResource",
]
