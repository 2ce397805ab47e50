from .action_point import ActionPointFilter
from .agreement import AgreementFilter
from .contact import ContactFilter
from .exchange import ExchangeFilter, ExperienceFilter
from .kind import AgreementKindFilter
from .partner import PartnerFilter
from .theme import ThemeFilter

__all__ = [
    "ActionPointFilter",
    "AgreementFilter",
    "AgreementKindFilter",
    "ContactFilter",
    "ExchangeFilter",
    "ExperienceFilter",
    "PartnerFilter",
    "ThemeFilter",
]
