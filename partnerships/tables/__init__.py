from .action_point import ActionPointTable
from .agreement import AgreementTable
from .amendment import AmendmentTable
from .contact import ContactTable
from .exchange import ExchangeTable, ExperienceTable, OutcomeTable
from .kind import AgreementKindTable
from .partner import PartnerTable
from .theme import ThemeTable

__all__ = [
    "ActionPointTable",
    "AgreementKindTable",
    "AgreementTable",
    "AmendmentTable",
    "ContactTable",
    "ExchangeTable",
    "ExperienceTable",
    "OutcomeTable",
    "PartnerTable",
    "ThemeTable",
]
