from .agreement import AgreementTable
from .contact import ContactTable
from .partner import PartnerTable
from .theme import ThemeTable

__all__ = ["AgreementTable", "ContactTable", "PartnerTable", "ThemeTable"]
