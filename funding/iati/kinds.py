"""What the file's words for an organisation mean among our partners."""

from __future__ import annotations

import re
from functools import lru_cache

from jisr import codes
from jisr.text import normalise
from partnerships.models import PartnerKind

from .activity import Org
from .codes import OrganisationType

HOME = "MA"
IDENTIFIER = re.compile(r"(?=.*[0-9])[^\s/&|?]{2,100}|[A-Z]{2,3}-[^\s/&|?]{1,96}")
BANKS = re.compile(r"(XM-DAC-)?(44\d{3}|46\d{3}|918-3)|XI-IATI-EBRD")
EUROPEAN = re.compile(r"XI-IATI-EC_\w+|(XM-DAC-)?(42\d{3}|918-\d+)")
UNITED_NATIONS = re.compile(r"(XM-DAC-)?(41\d{3}|928|47066)")

ABROAD: dict[str, PartnerKind] = {
    OrganisationType.GOVERNMENT: PartnerKind.BILATERAL,
    OrganisationType.LOCAL_GOVERNMENT: PartnerKind.FOREIGN_LOCAL,
    OrganisationType.OTHER_PUBLIC: PartnerKind.BILATERAL,
    OrganisationType.INTERNATIONAL_NGO: PartnerKind.INGO,
    OrganisationType.NATIONAL_NGO: PartnerKind.CIVIL_SOCIETY,
    OrganisationType.REGIONAL_NGO: PartnerKind.INGO,
    OrganisationType.PARTNER_COUNTRY_NGO: PartnerKind.CIVIL_SOCIETY,
    OrganisationType.PUBLIC_PRIVATE: PartnerKind.PRIVATE,
    OrganisationType.MULTILATERAL: PartnerKind.UN,
    OrganisationType.FOUNDATION: PartnerKind.INGO,
    OrganisationType.PRIVATE: PartnerKind.PRIVATE,
    OrganisationType.PRIVATE_IN_PROVIDER: PartnerKind.PRIVATE,
    OrganisationType.PRIVATE_IN_RECIPIENT: PartnerKind.PRIVATE,
    OrganisationType.PRIVATE_IN_THIRD: PartnerKind.PRIVATE,
    OrganisationType.ACADEMIC: PartnerKind.ACADEMIA,
}
AT_HOME: dict[str, PartnerKind] = {
    OrganisationType.GOVERNMENT: PartnerKind.STATE,
    OrganisationType.LOCAL_GOVERNMENT: PartnerKind.MOROCCAN_LOCAL,
    OrganisationType.OTHER_PUBLIC: PartnerKind.STATE,
    OrganisationType.FOUNDATION: PartnerKind.CIVIL_SOCIETY,
}


def identifier_of(org: Org) -> str:
    """Return the organisation's identifier, "" where the file has another text in its place ("Excluded")."""
    return org.ref if IDENTIFIER.fullmatch(org.ref) else ""


def country_of(identifier: str) -> str:
    """Return the country whose register gave the identifier (`GB` of `GB-CHC-1047501`), "" for the others."""
    prefix, dash, _number = identifier.partition("-")
    return prefix if dash and prefix in codes.COUNTRIES.known() else ""


def kind_of(org: Org) -> str:
    """Return the kind of partner that the identifier, else the organisation's type, tells of."""
    for pattern, kind in ((BANKS, PartnerKind.BANK), (EUROPEAN, PartnerKind.EU), (UNITED_NATIONS, PartnerKind.UN)):
        if pattern.fullmatch(org.ref):
            return kind
    at_home = AT_HOME.get(org.type) if country_of(org.ref) == HOME else None
    return at_home or ABROAD.get(org.type, PartnerKind.CIVIL_SOCIETY)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Two spellings of one name have one key."""
    return normalise(name)


@lru_cache(maxsize=8192)
def loose_key(name: str) -> str:
    """Two names that may be one: without what stands in brackets, spaces and signs."""
    return "".join(filter(str.isalnum, normalise(re.sub(r"\([^)]*\)", " ", name))))
