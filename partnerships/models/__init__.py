from .agreement import Agreement, AgreementKind, AgreementParty, AgreementState, PartyRole
from .contact import Contact, ContactRole
from .partner import Partner, PartnerIdentifier, PartnerKind, PartnerState, PartnerTheme
from .theme import Theme, ThemeGoal, ThemeSector, ThemeShare, check_split

__all__ = [
    "Agreement",
    "AgreementKind",
    "AgreementParty",
    "AgreementState",
    "Contact",
    "ContactRole",
    "Partner",
    "PartnerIdentifier",
    "PartnerKind",
    "PartnerState",
    "PartnerTheme",
    "PartyRole",
    "Theme",
    "ThemeGoal",
    "ThemeSector",
    "ThemeShare",
    "check_split",
]
