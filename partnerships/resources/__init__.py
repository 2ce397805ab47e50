from .action_point import ActionPointResource
from .agreement import AgreementResource
from .amendment import AmendmentResource
from .contact import ContactResource
from .exchange import ExchangeResource
from .kind import AgreementKindResource
from .links import PartnerLink
from .partner import PartnerResource
from .theme import ThemeResource, themes_of

__all__ = [
    "ActionPointResource",
    "AgreementKindResource",
    "AgreementResource",
    "AmendmentResource",
    "ContactResource",
    "ExchangeResource",
    "PartnerLink",
    "PartnerResource",
    "ThemeResource",
    "themes_of",
]
