from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation

from jisr.exchange.reading import read_table
from jisr.text import normalise
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Contact,
    Partner,
    PartnerIdentifier,
    PartnerTheme,
    Theme,
)
from partnerships.resources import AgreementResource, ContactResource, PartnerResource, ThemeResource
from tests.factories import make_agreement, make_contact, make_partner, make_user
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

RESOURCES = {
    "partner": PartnerResource,
    "contact": ContactResource,
    "theme": ThemeResource,
    "agreement": AgreementResource,
}


@pytest.fixture
def head():
    return make_user("head", full_name="Hind Alaoui")


def make_full(head) -> None:
    """One record of each kind with everything filled, one with as little as may be."""
    make_partner(by=head, name_en="Bare")
    themes = [
        PartnerTheme(theme=theme, percent=share)
        for theme, share in zip(Theme.objects.all(), ("33.5", "66.5"), strict=False)
    ]
    partner = make_partner(
        by=head,
        name_ar="برنامج الأمم المتحدة الإنمائي",
        name_fr="-PNUD",
        name_en="'@UNDP",
        name_original="ONU «x»; y",
        original_language="es",
        acronym="=PNUD",
        kind="un",
        parent=Partner.objects.get(name_en="Bare"),
        country="US",
        address="1 UN Plaza\r\nNew York",
        website="https://undp.org/?a=1&b=2",
        email="a@undp.org",
        phone="+1 212",
        preferred_language="en",
        envelope_min=Decimal("1.25"),
        envelope_max=Decimal("123456789012.999"),
        envelope_currency="TND",
        fiscal_month=4,
        owner=head,
        description_ar="وصف",
        rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114"), *themes],
    )
    make_contact(
        partner=partner,
        by=head,
        role="finance",
        email="s@undp.org",
        is_main=True,
        has_consent=True,
        consented_on=date(2026, 1, 31),
    )
    make_contact(by=head)
    frame = make_agreement(by=head, partners=[partner], kind=AgreementKind.objects.get(code="framework"))
    full = Agreement(
        authority=head.authority,
        name_fr="Convention de l'eau",
        kind=AgreementKind.objects.get(code="grant"),
        parent=frame,
        amount=Decimal("1250.5"),
        currency="EUR",
        signed_on=date(2026, 2, 1),
        starts_on=date(2026, 3, 1),
        ends_on=date(2027, 3, 1),
        owner=head,
        donor_number="ENI/2026/1",
    )
    party = AgreementParty(
        partner=partner, role="donor", signatory="A | B; C", function="Rep.", signed_on=date(2026, 2, 1)
    )
    full.store(by=head, rows=[party, AgreementParty(partner=Partner.objects.get(name_en="Bare"))])


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(head, name, file_format, language):
    make_full(head)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], head, model.objects.all(), file_format, language)
    rows = check(RESOURCES[name], head, read_table(BytesIO(content)))
    assert problems(rows) == []
    assert outcomes(rows) == ["unchanged"] * model.objects.count()


@pytest.mark.parametrize("name", ["partner", "contact", "agreement"])
def test_what_is_exported_can_be_imported_as_new(head, name):
    """Without references and versions the same sheet makes the same records again."""
    make_full(head)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], head, model.objects.order_by("pk"), "csv")
    table = read_table(BytesIO(content))
    place = {heading: number for number, heading in enumerate(table.headings)}
    for _number, cells in table.rows:
        cells[place["Reference"]] = cells[place["Version"]] = ""
        if name == "partner":
            cells[place["Identifiers"]] = ""
    before = model.objects.count()
    rows = bring(RESOURCES[name], head, table)
    assert problems(rows) == []
    again = exported(RESOURCES[name], head, model.objects.order_by("pk"), "csv").decode("utf-8-sig").splitlines()
    assert model.objects.count() == 2 * before
    first, second = check(RESOURCES[name], head, table_of(*again)), model.objects.order_by("pk")
    assert outcomes(first) == ["unchanged"] * 2 * before
    assert [str(record) for record in second[:before]] == [str(record) for record in second[before:]]


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_two_columns_have_the_same_heading(head, name, language):
    with translation.override(language):
        headings = [normalise(column.label) for column in RESOURCES[name](user=head).export_columns()]
    assert sorted(headings) == sorted(set(headings))


def test_only_who_may_sign_brings_in_signed_agreements(head):
    table = table_of("name_fr;kind;state;signed_on", "A;grant;signed;01/02/2026", "B;grant;signed;")
    assert problems(check(AgreementResource, make_user("officer"), table))[0] == (
        2,
        "State",
        "signed",
        "Your role may not move a record to “Signed”.",
    )
    rows = check(AgreementResource, head, table)
    assert outcomes(rows) == ["new", "refused"]
    assert problems(rows) == [(3, "Signed on", "", "Needed before “Signed”.")]


def test_parties_are_read_with_role_signatory_and_day(head):
    donor = make_partner(by=head, name_fr="Agence belge")
    cell = f'"{donor.reference} | Donor | M. Dupont | Directeur | 05/01/2026; Agence belge | beneficiary"'
    bring(AgreementResource, head, table_of("name_fr;kind;parties", f"Convention;Grant agreement;{cell}"))
    found = AgreementParty.objects.order_by("pk").values_list("partner", "role", "signatory", "function", "signed_on")
    assert list(found) == [
        (donor.pk, "donor", "M. Dupont", "Directeur", date(2026, 1, 5)),
        (donor.pk, "beneficiary", "", "", None),
    ]


def test_consent_needs_its_day(head):
    partner = make_partner(by=head)
    rows = check(ContactResource, head, table_of("partner;name_fr;has_consent", f"{partner.reference};Salma;yes"))
    assert [message for *_where, message in problems(rows)] == ["Give the day the person agreed."]
    assert Contact.objects.count() == 0
