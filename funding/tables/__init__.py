from .common import DueColumn, partner_column
from .feed import FeedTable
from .money import DisbursementTable, ExchangeRateTable, InstalmentTable, blocked_mark, posting_mark
from .opportunity import OpportunityTable
from .project import ProjectStateColumn, ProjectTable
from .proposal import ProposalTable
from .screening import (
    AskedTable,
    CofinancingBudgetTable,
    ReasonTable,
    ScoreColumn,
    ScreeningTable,
    ScreeningTemplateTable,
)

__all__ = [
    "AskedTable",
    "CofinancingBudgetTable",
    "DisbursementTable",
    "DueColumn",
    "ExchangeRateTable",
    "FeedTable",
    "InstalmentTable",
    "OpportunityTable",
    "ProjectStateColumn",
    "ProjectTable",
    "ProposalTable",
    "ReasonTable",
    "ScoreColumn",
    "ScreeningTable",
    "ScreeningTemplateTable",
    "blocked_mark",
    "partner_column",
    "posting_mark",
]
