import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jisr.models import Activity, StaleVersion
from partnerships.models import Partner, PartnerIdentifier, PartnerState, PartnerTheme, Theme, check_split
from tests.factories import make_authority, make_contact, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer")


def test_a_stored_partner_has_a_reference_of_its_year_and_authority(officer):
    first, second = make_partner(by=officer), make_partner(by=officer)
    other = make_partner(authority=make_authority(name_fr="Région"))
    year = first.created_at.year
    references = [first.reference, second.reference, other.reference]
    assert references == [f"PRT-{year}-0001", f"PRT-{year}-0002", f"PRT-{year}-0001"]


def test_a_reference_is_not_given_again_after_its_record_is_deleted(officer):
    first = make_partner(by=officer)
    reference = first.reference
    first.erase(by=officer)
    assert make_partner(by=officer).reference != reference


def test_a_partner_without_any_name_is_refused_by_the_database(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_partner(by=officer, name_fr="")


def test_an_upside_down_envelope_is_refused(officer):
    partner = Partner(
        authority=officer.authority, name_fr="X", kind="un", envelope_min=9, envelope_max=3, envelope_currency="EUR"
    )
    with pytest.raises(ValidationError) as caught:
        partner.full_clean(exclude=["reference"])
    assert caught.value.messages == ["The smallest usual funding is above the largest."]


def test_an_envelope_needs_a_currency(officer):
    partner = Partner(authority=officer.authority, name_fr="X", kind="un", envelope_max=3)
    with pytest.raises(ValidationError) as caught:
        partner.full_clean(exclude=["reference"])
    assert caught.value.messages == ["Give the currency of the usual funding."]


def test_a_partner_cannot_stand_under_itself(officer):
    top = make_partner(by=officer)
    below = make_partner(by=officer, parent=top)
    top.parent = below
    with pytest.raises(ValidationError) as caught:
        top.full_clean()
    assert caught.value.message_dict == {"parent": ["A record cannot stand under itself."]}


@pytest.mark.parametrize(
    ("scheme", "value", "is_good"),
    [
        ("iati", "XM-DAC-41114", True),
        ("iati", "XM DAC 41114", False),
        ("ice", "001525363000057", True),
        ("ice", "1525363", False),
        ("pic", "999999999", True),
        ("pic", "99999", False),
        ("register", "anything at all", True),
    ],
)
def test_an_identifier_is_checked_for_the_form_of_its_scheme(officer, scheme, value, is_good):
    identifier = PartnerIdentifier(partner=make_partner(by=officer), scheme=scheme, value=value)
    if is_good:
        identifier.clean()
        assert identifier.value == value
    else:
        with pytest.raises(ValidationError) as caught:
            identifier.clean()
        assert list(caught.value.message_dict) == ["value"]


def test_an_identifier_belongs_to_one_partner_of_an_authority(officer):
    make_partner(by=officer, rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114")])
    make_partner(authority=make_authority(), rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114")])
    with pytest.raises(IntegrityError), transaction.atomic():
        make_partner(by=officer, rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114")])


@pytest.mark.parametrize("state", PartnerState.values)
@pytest.mark.parametrize("target", PartnerState.values)
def test_each_pair_of_states(officer, state, target):
    partner = make_partner(by=officer, state=state)
    if target in PartnerState.NEXT[state]:
        partner.move_to(target, by=officer, reason="because")
        assert partner.state == target
    else:
        with pytest.raises(ValidationError) as caught:
            partner.move_to(target, by=officer, reason="because")
        assert list(caught.value.message_dict) == ["state"]


def test_a_move_leaves_a_line_and_asks_why_where_it_must(officer):
    partner = make_partner(by=officer, state="active")
    with pytest.raises(ValidationError) as caught:
        partner.move_to("dormant", by=officer)
    assert list(caught.value.message_dict) == ["reason"]
    partner.move_to("dormant", by=officer, reason="No answer for two years")
    line = Activity.objects.filter(verb="moved").get()
    assert (line.data, line.by, line.via) == (
        {"from": "active", "to": "dormant", "reason": "No answer for two years"},
        officer,
        "page",
    )


def test_a_newer_version_is_not_overwritten(officer):
    partner = make_partner(by=officer)
    mine, theirs = Partner.objects.get(pk=partner.pk), Partner.objects.get(pk=partner.pk)
    theirs.acronym = "NEW"
    theirs.store(by=officer)
    mine.acronym = "OLD"
    with pytest.raises(StaleVersion):
        mine.store(by=officer)
    assert Partner.objects.get(pk=partner.pk).acronym == "NEW"


@pytest.mark.parametrize("query", ["احمد", "أحمد", "kenitra", "Kénitra", "41114", "PRT-", "kenit ahm"])
def test_search_finds_whatever_the_marks(officer, query):
    partner = make_partner(
        by=officer,
        name_ar="جماعة أحمد",
        name_fr="Kénitra Ahmed",
        rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114")],
    )
    make_partner(by=officer, name_fr="Rabat", reference="X-1")
    assert list(Partner.objects.search(query)) == [partner]


def test_only_what_belongs_to_the_own_authority_is_visible(officer):
    mine = make_partner(by=officer)
    make_partner(authority=make_authority())
    assert list(Partner.objects.visible_to(officer)) == [mine]
    assert list(Partner.objects.visible_to(make_user(authority=officer.authority))) == []


def test_what_rests_on_a_partner_keeps_it_from_being_deleted(officer):
    partner = make_partner(by=officer)
    make_contact(partner=partner, by=officer)
    assert partner.dependants() == [("contacts", 1)]
    with pytest.raises(ValidationError):
        partner.erase(by=officer)
    assert Partner.objects.filter(pk=partner.pk).exists()


def test_an_archive_needs_a_reason_and_can_be_undone(officer):
    partner = make_partner(by=officer)
    with pytest.raises(ValidationError):
        partner.archive(by=officer, reason=" ")
    partner.archive(by=officer, reason="Closed its office")
    assert list(Partner.objects.current()) == []
    partner.restore(by=officer)
    assert list(Partner.objects.current()) == [partner]


@pytest.mark.parametrize(
    ("shares", "is_good"), [([], True), ([None, None], True), ([60, 40], True), ([60, 30], False), ([100, None], False)]
)
def test_shares_are_all_blank_or_add_up(shares, is_good):
    from decimal import Decimal

    rows = [None if share is None else Decimal(share) for share in shares]
    if is_good:
        assert check_split(rows) is None
    else:
        with pytest.raises(ValidationError):
            check_split(rows)


def test_the_reference_data_is_there():
    codes = list(Theme.objects.values_list("code", flat=True))
    assert codes == [
        "capacity-building",
        "culture-tourism",
        "environment-waste",
        "social-development",
        "urban-development",
        "water-energy",
    ]
    assert PartnerTheme.objects.count() == 0
