from decimal import Decimal

import pytest
from django.utils import translation

from jisr.models import Via
from partnerships.models import Partner, PartnerIdentifier, Theme
from partnerships.resources import ContactResource, PartnerResource, ThemeResource
from tests.factories import make_authority, make_partner, make_user
from tests.jisr.exchange.sheets import check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer", full_name="Salma Idrissi")


def test_new_changed_unchanged_and_refused_rows_are_told_apart(officer):
    same = make_partner(by=officer, name_fr="PNUD", city="Rabat")
    other = make_partner(by=officer, name_fr="WWF", city="Rabat")
    rows = check(
        PartnerResource,
        officer,
        table_of(
            "reference;version;name_fr;kind;city",
            f"{same.reference};1;PNUD;un;Rabat",
            f"{other.reference};1;WWF;un;Salé",
            ";;GIZ;bilateral;Bonn",
            ";;;bilateral;Bonn",
        ),
    )
    assert outcomes(rows) == ["unchanged", "changed", "new", "refused"]
    assert [(column.label, old, new) for column, old, new in rows[1].changes] == [("City", "Rabat", "Salé")]
    assert problems(rows) == [(5, "Name in French", "", "Give the name in at least one language.")]


def test_checking_asks_as_many_queries_for_three_rows_as_for_thirty(officer, django_assert_num_queries):
    for how_many in (3, 30):
        lines = [f";Partenaire {n};un;user{n}@example.org;iati | XM-{n};water-energy | 100" for n in range(how_many)]
        table = table_of("reference;name_fr;kind;email;identifiers;themes", *lines)
        officer.get_all_permissions()
        with django_assert_num_queries(3):
            rows = check(PartnerResource, officer, table)
        assert outcomes(rows) == ["new"] * how_many


def test_a_row_from_an_older_export_is_refused_and_shows_both_values(officer):
    partner = make_partner(by=officer, name_fr="PNUD", city="Rabat")
    yesterday = exported(PartnerResource, officer, Partner.objects.all()).decode("utf-8-sig")
    partner.city = "Salé"
    partner.store(by=make_user("head", full_name="Hind Alaoui"), via=Via.PAGE)
    edited = yesterday.replace("Rabat", "Fès")
    [row] = check(PartnerResource, officer, table_of(*edited.splitlines()))
    assert row.outcome == "refused"
    assert [(column.name, old, new) for column, old, new in row.changes] == [("city", "Salé", "Fès")]
    [(_number, column, value, message)] = problems([row])
    assert (column, value) == ("Version", "1")
    assert message.startswith("The record was changed since this file was made (Hind Alaoui, ")


def test_a_row_without_a_version_cannot_change_what_is_on_file(officer):
    partner = make_partner(by=officer, name_fr="PNUD")
    [row] = check(PartnerResource, officer, table_of("reference;name_fr", f"{partner.reference};UNDP"))
    assert problems([row]) == [
        (2, "Version", "", "The file does not say which version it was made from: export the record again.")
    ]


def test_an_unknown_a_repeated_and_a_stranger_s_reference_are_refused(officer):
    mine = make_partner(by=officer, name_fr="PNUD")
    strange = make_partner(authority=make_authority(), name_fr="Étranger")
    for _ in range(3):
        strange = make_partner(authority=strange.authority, name_fr="Étranger")
    lines = [f"{reference};1;PNUD" for reference in (mine.reference, mine.reference, strange.reference)]
    rows = check(PartnerResource, officer, table_of("reference;version;name_fr", *lines))
    unknown = "No such reference is on file. Leave it blank to make a new record."
    assert problems(rows) == [
        (3, "Reference", mine.reference, "Row 2 is about the same record."),
        (4, "Reference", strange.reference, unknown),
    ]


def test_every_wrong_cell_of_a_row_is_named_with_what_is_accepted(officer):
    rows = check(
        PartnerResource,
        officer,
        table_of(
            "name_fr;kind;country;email;envelope_min;envelope_currency;fiscal_month;parent",
            "PNUD;agence;Atlantide;not-an-address;1.250;MAD;13;PRT-1999-0001",
        ),
    )
    said = {column: message for _row, column, _value, message in problems(rows)}
    assert said["Kind"].startswith("“agence” is not on the list: UN agency, EU programme or body, ")
    del said["Kind"]
    assert said == {
        "Country": "“Atlantide” is not a country code. Use two letters, such as MA.",
        "E-mail address": "Enter a valid email address.",
        "Usual funding, from": "“1.250” could be 1250 or 1.25. Write 1250 or 1.25.",
        "First month of its budget year": "Ensure this value is less than or equal to 12.",
        "Part of": "“PRT-1999-0001” is not on file. Write the partner's reference, an identifier, "
        "or the exact name if only one bears it.",
    }


def test_headings_and_choices_are_read_as_labels_of_any_language(officer):
    with translation.override("fr"):
        french = PartnerResource(user=officer).columns["kind"].label
    table = table_of(f"Name in French;{french};المدينة", "PNUD;UN agency;الرباط")
    resource = PartnerResource(user=officer)
    from jisr.exchange.headings import place_headings

    placed = place_headings(resource, table, {"المدينه": "city"})
    assert {place: column.name for place, column in placed.columns.items()} == {0: "name_fr", 1: "kind", 2: "city"}
    [row] = check(PartnerResource, officer, table, {"المدينه": "city"})
    assert (row.outcome, row.record.city, row.record.kind) == ("new", "الرباط", "un")


def test_an_unknown_a_repeated_and_a_computed_heading_are_told(officer):
    from jisr.exchange.headings import place_headings

    table = table_of("name_fr;Name in French;Part of: name;Montant total", "a;b;c;d")
    placed = place_headings(PartnerResource(user=officer), table, {})
    assert (placed.unknown, placed.twice, placed.passed_over) == (
        ["Montant total"],
        ["Name in French"],
        ["Part of: name"],
    )


def test_blank_empties_a_cell_and_is_not_zero(officer):
    partner = make_partner(by=officer, envelope_min=Decimal(0), envelope_currency="EUR", acronym="X")
    table = table_of("reference;version;envelope_min;acronym", f"{partner.reference};1;;")
    [row] = check(PartnerResource, officer, table)
    assert [(column.name, old, new) for column, old, new in row.changes] == [
        ("acronym", "X", ""),
        ("envelope_min", Decimal(0), None),
    ]


def test_a_needed_cell_cannot_be_emptied(officer):
    partner = make_partner(by=officer)
    [row] = check(PartnerResource, officer, table_of("reference;version;kind", f"{partner.reference};1;"))
    assert problems([row]) == [(2, "Kind", "", "This is needed.")]


def test_the_state_of_a_record_on_file_is_not_changed_by_an_import(officer):
    partner = make_partner(by=officer)
    [row] = check(PartnerResource, officer, table_of("reference;version;state", f"{partner.reference};1;active"))
    assert problems([row]) == [(2, "State", "active", "A state changes on the record's page, not by an import.")]


def test_a_new_record_may_start_in_a_later_state_with_what_it_asks(officer):
    rows = check(
        PartnerResource,
        officer,
        table_of("name_fr;kind;state;reason", "A;un;active;", "B;un;dormant;", "C;un;dormant;No budget"),
    )
    assert outcomes(rows) == ["new", "refused", "new"]
    assert problems(rows) == [(3, "Reason of the state, for a new row", "", "Say why: “Dormant” asks for a reason.")]


def test_an_archived_record_is_not_changed(officer):
    partner = make_partner(by=officer, name_fr="PNUD")
    partner.archive(by=officer, reason="Closed")
    [row] = check(PartnerResource, officer, table_of("reference;version;name_fr", f"{partner.reference};2;UNDP"))
    assert problems([row]) == [(2, "", "", "The record is in the archive: take it out first.")]


def test_an_auditor_may_neither_add_nor_change(officer):
    partner = make_partner(by=officer, name_fr="PNUD")
    auditor = make_user("auditor")
    table = table_of("reference;version;name_fr;kind", f"{partner.reference};1;UNDP;un", ";;GIZ;un")
    assert problems(check(PartnerResource, auditor, table)) == [
        (2, "", "", "Your role may not change records here."),
        (3, "", "", "Your role may not add records here."),
    ]


def test_an_identifier_belongs_to_one_partner_on_file_and_in_the_sheet(officer):
    make_partner(by=officer, rows=[PartnerIdentifier(scheme="iati", value="XM-1")])
    rows = check(
        PartnerResource,
        officer,
        table_of(
            "name_fr;kind;identifiers", "A;un;iati | XM-1", "B;un;iati | XM-2", "C;un;iati | XM-2", "D;un;ice | 12"
        ),
    )
    assert [(row, message) for row, _column, _value, message in problems(rows)] == [
        (2, "“iati XM-1” already belongs to another record."),
        (4, "Row 3 has the same."),
        (
            5,
            "“ice | 12”: “12”: An ICE has 15 digits. Write each one as: Scheme | Identifier; "
            "then a semicolon before the next one.",
        ),
    ]


def test_shares_of_themes_add_up_to_a_hundred_or_are_blank(officer):
    rows = check(
        PartnerResource,
        officer,
        table_of(
            "name_fr;kind;themes",
            "A;un;water-energy | 60\\; x",
            'B;un;"water-energy | 60; urban-development | 40"',
            'C;un;"water-energy | 60; urban-development | 50"',
            'D;un;"Water and energy management; urban-development"',
        ),
    )
    assert outcomes(rows) == ["refused", "new", "refused", "new"]
    assert problems(rows)[1][3] == "The shares add up to 110, not 100."


def test_records_do_not_come_to_stand_under_themselves(officer):
    first, second, third = (make_partner(by=officer, name_fr=name) for name in ("A", "B", "C"))
    rows = check(
        PartnerResource,
        officer,
        table_of(
            "reference;version;parent",
            f"{first.reference};1;{second.reference}",
            f"{second.reference};1;{first.reference}",
            f"{third.reference};1;{third.reference}",
        ),
    )
    assert [(row, message) for row, _column, _value, message in problems(rows)] == [
        (3, "A record cannot stand under itself."),
        (4, "A record cannot stand under itself."),
    ]


def test_a_partner_is_named_by_reference_identifier_or_the_only_exact_name(officer):
    undp = make_partner(
        by=officer, name_ar="برنامج الأمم المتحدة", rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114")]
    )
    for _ in range(2):
        make_partner(by=officer, name_fr="Ville de Lyon")
    merged = make_partner(by=officer, name_fr="PNUD")
    merged.merged_into = undp
    merged.store(by=officer)
    names = [undp.reference, "xm-dac-41114", "برنامج الامم المتحده", merged.reference, "Ville de Lyon"]
    rows = check(ContactResource, officer, table_of("partner;name_fr", *(f"{name};Salma" for name in names)))
    assert [row.record.partner_id for row in rows[:4]] == [undp.pk] * 4
    assert problems(rows) == [
        (
            6,
            "Partner",
            "Ville de Lyon",
            "“Ville de Lyon” names more than one. Write the partner's reference, an identifier, "
            "or the exact name if only one bears it.",
        )
    ]


def test_a_theme_is_found_by_its_code(officer):
    theme = Theme.objects.get(code="water-energy")
    rows = check(
        ThemeResource,
        officer,
        table_of("code;version;name_en", f"water-energy;{theme.version};Water", "sport;;Sport", ";;Nothing"),
    )
    assert outcomes(rows) == ["changed", "new", "refused"]
    assert problems(rows) == [(4, "Code", "", "This is needed.")]


def test_the_guard_of_a_csv_is_taken_off_and_a_workbook_s_text_is_left_alone(officer):
    make_partner(by=officer, name_fr="=SUM(A1)", phone="+212 5 37", acronym="'-x")
    for file_format in ("csv", "xlsx"):
        from io import BytesIO

        from jisr.exchange.reading import read_table

        table = read_table(BytesIO(exported(PartnerResource, officer, Partner.objects.all(), file_format)))
        assert outcomes(check(PartnerResource, officer, table)) == ["unchanged"]
