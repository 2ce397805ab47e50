from .agreement import AgreementFilter
from .contact import ContactFilter
from .partner import PartnerFilter
from .theme import ThemeFilter

__all__ = ["AgreementFilter", "ContactFilter", "PartnerFilter", "ThemeFilter"]
