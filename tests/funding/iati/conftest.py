import pytest

from jisr.models import Authority, User
from partnerships.models import Partner, PartnerIdentifier
from partnerships.models.partner import IdentifierScheme
from tests.factories import make_authority, make_partner, make_user


@pytest.fixture
def commune(db) -> Authority:
    """An authority whose own side is a partner with the identifier XX-US-1."""
    authority = make_authority(name_fr="Commune de Tamazirt", name_ar="جماعة تمازيرت")
    ours = PartnerIdentifier(scheme=IdentifierScheme.IATI, value="XX-US-1")
    authority.partner = make_partner(authority=authority, kind="moroccan_local", name_fr="Tamazirt", rows=[ours])
    authority.save()
    return authority


@pytest.fixture
def officer(commune: Authority) -> User:
    return make_user("officer", authority=commune)


def partner_called(name: str) -> Partner:
    return Partner.objects.get(name_en=name)
