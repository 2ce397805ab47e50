from .agreement import AgreementResource
from .contact import ContactResource
from .links import PartnerLink
from .partner import PartnerResource
from .theme import ThemeResource, themes_of

__all__ = ["AgreementResource", "ContactResource", "PartnerLink", "PartnerResource", "ThemeResource", "themes_of"]
