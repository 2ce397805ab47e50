from .common import BLOCKED, LATE, SOON, OriginFilter, axis_filter, currency_filter, goal_filter, theme_filter
from .feed import FeedFilter
from .money import DisbursementFilter, ExchangeRateFilter, InstalmentFilter
from .opportunity import OpportunityFilter
from .project import ProjectFilter
from .proposal import ProposalFilter
from .screening import AskedFilter, CofinancingBudgetFilter, ReasonFilter, ScreeningFilter, ScreeningTemplateFilter

__all__ = [
    "BLOCKED",
    "LATE",
    "SOON",
    "AskedFilter",
    "CofinancingBudgetFilter",
    "DisbursementFilter",
    "ExchangeRateFilter",
    "FeedFilter",
    "InstalmentFilter",
    "OpportunityFilter",
    "OriginFilter",
    "ProjectFilter",
    "ProposalFilter",
    "ReasonFilter",
    "ScreeningFilter",
    "ScreeningTemplateFilter",
    "axis_filter",
    "currency_filter",
    "goal_filter",
    "theme_filter",
]
