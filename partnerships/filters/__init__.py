from .action_point import ActionPointFilter
from .agreement import AgreementFilter
from .amendment import AmendmentFilter
from .contact import ContactFilter
from .exchange import ExchangeFilter, ExperienceFilter
from .kind import AgreementKindFilter
from .partner import PartnerFilter
from .theme import ThemeFilter

__all__ = [
    "ActionPointFilter",
    "AgreementFilter",
    "AgreementKindFilter",
    "AmendmentFilter",
    "ContactFilter",
    "ExchangeFilter",
    "ExperienceFilter",
    "PartnerFilter",
    "ThemeFilter",
]
