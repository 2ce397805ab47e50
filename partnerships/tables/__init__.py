from .action_point import ActionPointTable
from .agreement import AgreementTable
from .contact import ContactTable
from .exchange import ExchangeTable, ExperienceTable
from .partner import PartnerTable
from .theme import ThemeTable

__all__ = [
    "ActionPointTable",
    "AgreementTable",
    "ContactTable",
    "ExchangeTable",
    "ExperienceTable",
    "PartnerTable",
    "ThemeTable",
]
