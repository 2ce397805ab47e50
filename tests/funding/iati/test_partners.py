import pytest

from funding.iati.activity import Org
from funding.iati.book import PartnerBook
from funding.iati.importing import import_activities, us_of
from funding.iati.kinds import country_of, identifier_of, kind_of
from jisr.models import Authority, Via
from partnerships.models import Partner, PartnerIdentifier, PartnerKind
from partnerships.models.partner import IdentifierScheme
from tests.factories import make_partner
from tests.funding.iati.files import activity, file_of


def iati(value: str) -> PartnerIdentifier:
    return PartnerIdentifier(scheme=IdentifierScheme.IATI, value=value)


def book_of(authority: Authority) -> PartnerBook:
    return PartnerBook(authority, us_of(authority))


def org(ref: str, name: str = "") -> Org:
    return Org(ref, names={"en": name} if name else {})


def test_an_organisation_is_known_by_its_identifier_whatever_its_name(commune: Authority) -> None:
    undp = make_partner(authority=commune, name_en="UNDP", rows=[iati("XM-DAC-41114")])
    book = book_of(commune)

    assert book.find(org("xm-dac-41114", "Another name")).pk == undp.pk
    assert book.counts == {"matched_by_identifier": 1, "matched_by_name": 0, "made": 0}


def test_an_organisation_is_known_by_its_name_in_any_spelling(commune: Authority) -> None:
    association = make_partner(authority=commune, name_ar="جمعية الأمل", name_fr="Association Espoir")
    book = book_of(commune)

    assert book.find(org("", "جمعيه الامل")).pk == association.pk
    assert book.find(org("", "ASSOCIATION  ESPOIR")).pk == association.pk
    assert book.counts["matched_by_name"] == 1


@pytest.mark.parametrize(
    ("fields", "rows", "ref"),
    [({}, [iati("FR-3")], "FR-4"), ({"country": "FR"}, [], "DE-1-2")],
    ids=["identifier", "country"],
)
def test_a_name_does_not_count_where_identifier_or_country_contradicts(
    commune: Authority, fields: dict, rows: list, ref: str
) -> None:
    agency = make_partner(authority=commune, name_en="The Agency", rows=rows, **fields)
    book = book_of(commune)
    entry = book.find(org(ref, "The Agency"))

    assert entry.pk is None
    assert [(twin.made.name, twin.existing.pk) for twin in book.twins] == [("The Agency", agency.pk)]


def test_a_new_partner_that_resembles_one_on_file_is_listed_as_a_possible_duplicate(commune: Authority) -> None:
    make_partner(authority=commune, name_en="World Health Organization (WHO)", rows=[iati("XM-DAC-928")])
    summary = import_activities(
        file_of(activity().replace("The Donor", "World Health Organization")),
        authority=commune,
        by=None,
        via=Via.COMMAND,
    )
    [line] = summary.duplicates

    assert (line["made"], line["existing"]) == ("World Health Organization", "World Health Organization (WHO)")
    assert line["made_reference"] == Partner.objects.get(name_en="World Health Organization").reference


def test_a_partner_known_by_name_learns_its_identifier_and_is_the_same_next_time(commune: Authority) -> None:
    donor = make_partner(authority=commune, name_en="The Donor")
    import_activities(file_of(activity()), authority=commune, by=None, via=Via.COMMAND)
    donor.refresh_from_db()

    assert [one.value for one in donor.identifiers.all()] == ["XX-DONOR-1"]
    assert donor.version == 2
    assert book_of(commune).find(org("XX-DONOR-1")).pk == donor.pk


def test_a_merged_partner_leads_to_the_one_it_went_into(commune: Authority) -> None:
    kept = make_partner(authority=commune, name_en="UNDP Morocco")
    gone = make_partner(authority=commune, name_en="PNUD", rows=[iati("XM-DAC-41114")])
    Partner.objects.filter(pk=gone.pk).update(merged_into=kept)
    book = book_of(commune)

    assert book.find(org("XM-DAC-41114")).pk == kept.pk
    assert book.survivor(gone.pk) == kept.pk


def test_we_are_our_own_partner_and_no_new_one(commune: Authority) -> None:
    book = book_of(commune)

    assert book.find(org("XX-US-1")).pk == commune.partner_id
    assert book.find(org("", "Commune de Tamazirt")).pk == commune.partner_id


def test_partners_of_another_authority_are_not_matched(commune: Authority) -> None:
    make_partner(authority=Authority.objects.create(name_fr="Autre"), name_en="UNDP", rows=[iati("XM-DAC-41114")])

    assert book_of(commune).find(org("XM-DAC-41114")).pk is None


@pytest.mark.parametrize(
    ("ref", "identifier"),
    [
        ("XM-DAC-41114", "XM-DAC-41114"),
        ("44000", "44000"),
        ("MICT", ""),
        ("Excluded", ""),
        ("Not available", ""),
        ("", ""),
    ],
)
def test_words_in_the_place_of_an_identifier_are_none(ref: str, identifier: str) -> None:
    assert identifier_of(Org(ref)) == identifier


@pytest.mark.parametrize(
    ("ref", "country"), [("GB-CHC-1047501", "GB"), ("XM-DAC-41114", ""), ("XI-IATI-EC_NEAR", ""), ("44000", "")]
)
def test_the_register_tells_the_country(ref: str, country: str) -> None:
    assert country_of(ref) == country


@pytest.mark.parametrize(
    ("ref", "kind", "partner"),
    [
        ("XM-DAC-41114", "40", PartnerKind.UN),
        ("44000", "40", PartnerKind.BANK),
        ("XI-IATI-EC_NEAR", "10", PartnerKind.EU),
        ("FR-3", "10", PartnerKind.BILATERAL),
        ("MA-COA-08", "10", PartnerKind.STATE),
        ("", "11", PartnerKind.FOREIGN_LOCAL),
        ("GB-CHC-220949", "21", PartnerKind.INGO),
        ("", "80", PartnerKind.ACADEMIA),
        ("", "", PartnerKind.CIVIL_SOCIETY),
    ],
)
def test_identifier_and_type_tell_the_kind_of_partner(ref: str, kind: str, partner: str) -> None:
    assert kind_of(Org(ref, kind)) == partner
