from datetime import date, time
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation

from funding.models import (
    Allocation,
    Disbursement,
    ExchangeRate,
    Instalment,
    Opportunity,
    OpportunityDate,
    OpportunityDocument,
    Place,
    Project,
    ProjectFunding,
    ProjectTheme,
    Proposal,
    ProposalMember,
    Reason,
)
from funding.resources import (
    DisbursementResource,
    ExchangeRateResource,
    InstalmentResource,
    OpportunityResource,
    ProjectResource,
    ProposalResource,
)
from jisr.exchange.reading import read_table
from jisr.models import DocumentType
from jisr.text import normalise
from partnerships.models import Theme
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

RESOURCES = {
    "opportunity": OpportunityResource,
    "proposal": ProposalResource,
    "project": ProjectResource,
    "instalment": InstalmentResource,
    "disbursement": DisbursementResource,
    "rate": ExchangeRateResource,
}


@pytest.fixture
def user():
    return make_user("head", "finance", full_name="Hind Alaoui")


def make_full(user, source="Bank Al-Maghrib") -> None:
    """Records of every kind with everything filled, and some with as little as may be."""
    donor, other = make_partner(by=user, name_fr="Union; européenne | UE"), make_partner(by=user)
    theme = Theme.objects.get(code="water-energy")
    dates = [
        OpportunityDate(kind="full_proposal", on=date(2026, 12, 1), at=time(17), zone="Europe/Brussels"),
        OpportunityDate(kind="decision", on=date(2027, 3, 1)),
    ]
    papers = DocumentType.objects.order_by("code")[:2]
    call = make_opportunity(
        by=user,
        partner=donor,
        envelope=Decimal("5000000.25"),
        grant_min=100,
        grant_max=200,
        currency="EUR",
        cofinancing_percent=Decimal("12.5"),
        cofinancing_base="eligible",
        applicants="moroccan_local un",
        eligibility="Deux partenaires;\nun an d'existence",
        countries="FR MA",
        languages="ar fr",
        link="https://example.org/?a=1&b=2",
        source="Lettre, délégation",
        recurs_months=24,
        state="declined",
        pass_reason=Reason.objects.get(code="no-time"),
        rows=[*dates, *(OpportunityDocument(type=paper, note="Signé; daté") for paper in papers)],
    )
    bid = make_proposal(
        by=user,
        donor=donor,
        opportunity=call,
        requested_amount=Decimal("1250.125"),
        own_amount=Decimal("0"),
        currency="TND",
        due_on=date(2026, 12, 1),
        owner=user,
        rows=[ProposalMember(partner=other, role="lead", percent=60), ProposalMember(partner=donor)],
    )
    agreement = make_agreement(by=user)
    places = [Place(name_ar="القنيطرة", name_fr="Kénitra", latitude=Decimal("34.261"), longitude=Decimal("-6.58"))]
    fundings = [
        funding("1250.5", "EUR", funder=donor, agreement=agreement),
        funding("1.250", "TND", funder=other, form="in_kind"),
        funding("1.250", "TND", funder=other, form="in_kind"),
    ]
    project = make_project(
        by=user,
        proposal=bid,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        rows=[*fundings, *places, ProjectTheme(theme=theme, percent=100)],
    )
    make_project(by=user, parent=project)
    due = make_instalment(
        by=user, project=project, funder=donor, agreement=agreement, amount="1250.5", condition="Rapport\r\nn° 1"
    )
    make_instalment(by=user, currency="JPY", amount=5)
    make_disbursement(by=user, project=project, payer=donor, amount="1000", parts={due: "1000"}, posted_by=user)
    make_disbursement(by=user, amount="-5.5", modality="direct", note="=refund")
    make_rate(value="10.8243", source=source)
    make_rate(base="JPY", value="0.06543210", source=source)


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(user, name, file_format, language):
    make_full(user)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], user, model.objects.all(), file_format, language)
    rows = check(RESOURCES[name], user, read_table(BytesIO(content)))
    assert problems(rows) == []
    assert outcomes(rows) == ["unchanged"] * model.objects.count()
    assert model.objects.count() > 0


@pytest.mark.parametrize("name", RESOURCES)
def test_what_is_exported_can_be_imported_as_new(user, name):
    make_full(user)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], user, model.objects.order_by("pk"), "csv")
    table = read_table(BytesIO(content))
    place = {heading: number for number, heading in enumerate(table.headings)}
    for _number, cells in table.rows:
        for heading in {"Reference", "Version", "Posted", "Parts put on instalments"} & place.keys():
            cells[place[heading]] = ""
        if name == "rate":
            cells[place["Source"]] = "Office des changes"
    before = list(model.objects.order_by("pk"))
    assert problems(bring(RESOURCES[name], user, table)) == []
    again = model.objects.order_by("pk").exclude(pk__in=[record.pk for record in before])
    assert len(again) == len(before)
    for old, new in zip(before, again, strict=True):
        assert set(new.search_text.split()) == set(new.refreshed_search_text().split())
        for field in ("amount", "currency", "name_fr", "value", "requested_amount", "envelope", "project_id", "note"):
            assert getattr(new, field, None) == getattr(old, field, None)


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_two_columns_have_the_same_heading(user, name, language):
    with translation.override(language):
        headings = [normalise(column.label) for column in RESOURCES[name](user=user).export_columns()]
    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize("how_many", [1, 4])
@pytest.mark.parametrize(
    ("name", "queries"),
    [("opportunity", 7), ("proposal", 11), ("project", 11), ("instalment", 4), ("disbursement", 5), ("rate", 1)],
)
def test_an_export_asks_the_same_queries_for_any_number_of_records(
    user, name, queries, how_many, django_assert_num_queries
):
    for number in range(how_many):
        make_full(user, source=f"Bank {number}")
    with django_assert_num_queries(queries):
        exported(RESOURCES[name], user, RESOURCES[name]._meta.model.objects.all())


def test_the_fundings_of_a_project_are_read_in_any_order_of_currency_and_amount(user):
    donor, agreement = make_partner(by=user), make_agreement(by=user)
    cell = f'"{donor.reference} | 1 250,50 | EUR | | {agreement.reference}; {donor.reference} | 300 | JPY | in kind"'
    bring(ProjectResource, user, table_of("name_fr;fundings", f"Eau;{cell}"))
    found = ProjectFunding.objects.order_by("pk").values_list("amount", "currency", "form", "agreement")
    assert list(found) == [(Decimal("1250.5"), "EUR", "cash", agreement.pk), (300, "JPY", "in_kind", None)]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("{donor} | 1.250 | EUR", "“1.250” could be 1250 or 1.25. Write 1250 or 1.25."),
        ("{donor} | 1.5 | JPY", "“1.5” has too many decimals: JPY takes at most 0."),
        ("{donor} | | EUR", "Amount is missing."),
        ("{donor} | 5 | EURO", "“EURO” is not a currency code. Use three letters, such as MAD."),
        ("{donor} | 5 | EUR | cash | | more", "Too many parts."),
    ],
)
def test_a_wrong_item_among_the_fundings_is_named(user, item, reason):
    item = item.format(donor=make_partner(by=user).reference)
    [(_row, column, _value, message)] = problems(
        check(ProjectResource, user, table_of("name_fr;fundings", f"Eau;{item}"))
    )
    form = "Write each one as: Funder | Amount | Currency | Form | Agreement; then a semicolon before the next one."
    assert (column, message) == ("Fundings", f"“{item}”: {reason} {form}")


def test_the_origin_of_a_project_is_not_changed_by_an_import(user):
    project = make_project(by=user)
    rows = check(
        ProjectResource,
        user,
        table_of("reference;version;origin;name_fr", f"{project.reference};1;published;", ";;published;X"),
    )
    refusal = "An import does not change this: leave it as it was."
    assert [(row, column, message) for row, column, _value, message in problems(rows)] == [
        (2, "Origin", refusal),
        (3, "Origin", refusal),
    ]


def test_the_place_of_a_project_needs_both_coordinates(user):
    [row] = check(ProjectResource, user, table_of("name_fr;places", "Eau;| Kénitra | | 34.2"))
    assert "Give both latitude and longitude, or neither." in problems([row])[0][3]


def test_a_posted_payment_is_not_changed_and_none_is_posted_by_an_import(user):
    payment = make_disbursement(by=user, posted_by=user)
    lines = [f"{payment.reference};{payment.version};note;;", ";;x;yes;"]
    rows = check(DisbursementResource, user, table_of("reference;version;note;is_posted", *lines))
    said = [(row, column, message) for row, column, _value, message in problems(rows)]
    assert said[0] == (2, "", "A posted payment is not changed: reverse it and enter it anew.")
    assert said[1] == (3, "Posted", "An import does not change this: leave it as it was.")


def test_the_parts_of_a_payment_fit_it_and_their_instalments(user, django_assert_num_queries):
    project = make_project(by=user)
    due, small, elsewhere = (
        make_instalment(by=user, project=project, amount=1000),
        make_instalment(by=user, project=project, amount=10),
        make_instalment(by=user, amount=1000),
    )
    make_disbursement(by=user, project=project, amount=800, parts={due: 800}, posted_by=user)
    payer = make_partner(by=user)
    start = f"{project.reference};{payer.reference};500;EUR;01/11/2026"
    parts = [
        f"{due.reference} | 200; {small.reference} | 10",
        f"{due.reference} | 300",
        f"{due.reference} | 200; {small.reference} | 310",
        f"{elsewhere.reference} | 5",
        f"{small.reference} | -5",
    ]
    table = table_of("project;payer;amount;currency;value_on;allocations", *(f'{start};"{part}"' for part in parts))
    rows = check(DisbursementResource, user, table)
    assert [(row, message) for row, _column, _value, message in problems(rows)] == [
        (3, f"Instalment {due.reference} would be paid more than its amount."),
        (4, "The parts put on instalments add up to more than the payment."),
        (5, f"Instalment {elsewhere.reference} belongs to another project."),
        (6, f"The part put on instalment {small.reference} must be above zero, or below zero for a refund."),
    ]
    bring(DisbursementResource, user, table)
    made = Disbursement.objects.get(amount=500)
    assert (made.is_posted, made.allocations.count()) == (False, 2)
    assert list(Allocation.history.filter(disbursement=made).values_list("history_type", flat=True)) == ["+", "+"]


def test_an_instalment_keeps_what_was_paid_on_it(user):
    due = make_instalment(by=user, amount=1000)
    make_disbursement(by=user, amount=800, parts={due: 800}, posted_by=user)
    lines = [f"{due.reference};{due.version};500;EUR"]
    assert problems(check(InstalmentResource, user, table_of("reference;version;amount;currency", *lines))) == [
        (2, "Amount", "", "800.00\u00a0EUR of it is already paid.")
    ]
    lines = [f"{due.reference};{due.version};1000;USD"]
    assert problems(check(InstalmentResource, user, table_of("reference;version;amount;currency", *lines))) == [
        (2, "Currency", "USD", "Payments in the former currency stand against it.")
    ]


def test_an_instalment_is_exported_with_what_is_paid_and_left(user):
    due = make_instalment(by=user, amount=1000)
    make_disbursement(by=user, amount=800, parts={due: 800}, posted_by=user)
    heading, line = exported(InstalmentResource, user, Instalment.objects.all()).decode("utf-8-sig").splitlines()
    cells = dict(zip(heading.split(","), line.split(","), strict=True))
    assert (cells["Amount"], cells["Paid"], cells["Outstanding"]) == ("1000", "800", "200")


def test_an_amount_is_bound_by_the_currency_of_its_row_wherever_the_column_stands(user):
    project, funder = make_project(by=user), make_partner(by=user)
    line = f"1.5;{project.reference};{funder.reference};31/12/2026;JPY"
    [row] = check(InstalmentResource, user, table_of("amount;project;funder;due_on;currency", line))
    assert problems([row]) == [(2, "Amount", "1.5", "“1.5” has too many decimals: JPY takes at most 0.")]


def test_rates_come_in_by_currency_day_and_source(user):
    make_rate(value="10.80", on=date(2026, 11, 20))
    table = table_of(
        "base;quote;on;value;source",
        "EUR;MAD;20/11/2026;10,80;Bank Al-Maghrib",
        "EUR;MAD;20/11/2026;10,90;Office des changes",
        "EUR;MAD;20/11/2026;11;Bank Al-Maghrib",
        "USD;;20/11/2026;9,7312;Bank Al-Maghrib",
        "MAD;MAD;20/11/2026;1;Bank Al-Maghrib",
        "GBP;MAD;20/11/2026;0;Bank Al-Maghrib",
    )
    rows = check(ExchangeRateResource, user, table)
    assert outcomes(rows) == ["unchanged", "new", "refused", "new", "refused", "refused"]
    said = {row: message for row, _column, _value, message in problems(rows)}
    assert said[4] == "Row 2 is about the same record."
    assert said[6] == "A rate joins two different currencies."
    bring(ExchangeRateResource, user, table)
    assert ExchangeRate.objects.get(base="USD").value == Decimal("9.7312")
    changed = table_of("base;quote;on;value;source", "EUR;MAD;2026-11-20;12;Bank Al-Maghrib")
    [row] = check(ExchangeRateResource, user, changed)
    assert [(column.name, old, new) for column, old, new in row.changes] == [("value", Decimal("10.8"), Decimal(12))]
    assert row.outcome == "refused"


def test_an_award_is_brought_in_by_who_may_award_and_with_its_facts(user):
    donor = make_partner(by=user)
    lines = [f"Eau;{donor.reference};awarded;01/01/2026;1000;EUR;01/06/2026", f"Air;{donor.reference};awarded;;;;"]
    table = table_of("name_fr;donor;stage;submitted_on;requested_amount;currency;decided_on", *lines)
    assert outcomes(check(ProposalResource, make_user("officer"), table)) == ["refused", "refused"]
    rows = bring(ProposalResource, user, table)
    assert outcomes(rows) == ["new", "refused"]
    assert {column for _row, column, *_rest in problems(rows)} == {
        "Submitted on",
        "Amount asked",
        "Currency",
        "Donor's decision on",
    }
    assert Proposal.objects.get().stage == "awarded"


def test_the_dates_of_a_call_are_read_with_time_and_zone(user):
    partner = make_partner(by=user)
    cell = '"Full proposal due | 01/12/2026 | 17:00 | Europe/Brussels; publication | 2026-10-01"'
    bring(OpportunityResource, user, table_of("name_fr;partner;dates", f"Appel;{partner.reference};{cell}"))
    found = OpportunityDate.objects.order_by("-on").values_list("kind", "on", "at", "zone")
    assert list(found) == [
        ("full_proposal", date(2026, 12, 1), time(17), "Europe/Brussels"),
        ("publication", date(2026, 10, 1), None, "Africa/Casablanca"),
    ]
    assert Opportunity.objects.get().partner == partner


def test_another_authority_s_records_are_not_named(user):
    from tests.factories import make_authority

    strange = make_project(authority=make_authority())
    funder = make_partner(by=user)
    for _ in range(2):
        strange = make_project(authority=strange.authority)
    line = f"{strange.reference};{funder.reference};5;EUR;31/12/2026"
    [row] = check(InstalmentResource, user, table_of("project;funder;amount;currency;due_on", line))
    assert (
        problems([row])
        == [
            (2, "Project", strange.reference, f"“{strange.reference}” is not on file. Write the reference."),
            (2, "Project", "", "This is needed."),
        ][:1]
    )
    assert Project.objects.filter(authority=user.authority).count() == 0


def test_a_call_comes_in_with_its_codes_documents_and_reason(user):
    partner, [paper, other] = make_partner(by=user), DocumentType.objects.order_by("code")[:2]
    lines = [
        f'Eau;{partner.reference};declined;Délai trop court;"المغرب، تونس";"ONG internationale, un";fr en;"{paper.code} | Concept note | Signé; {other.code}"',
        f"Air;{partner.reference};open;no-time;;;;",
        f"Sol;{partner.reference};declined;go-plan;;;;",
        f'Mer;{partner.reference};;;"MA, Atlantis";;;',
    ]
    heads = "name_fr;partner;state;pass_reason;countries;applicants;languages;documents_asked"
    rows = bring(OpportunityResource, user, table_of(heads, *lines))
    assert outcomes(rows) == ["new", "refused", "refused", "refused"]
    assert [(row, message) for row, _column, _value, message in problems(rows)] == [
        (3, "Only a call that was passed over has such a reason."),
        (4, "“go-plan” is not on file. Write the code or the name of a reason for passing a call over."),
        (4, "Needed before “Declined”."),
        (5, "“Atlantis” is not a country code. Use two letters, such as MA."),
    ]
    made = Opportunity.objects.get()
    assert (made.countries, made.applicants, made.languages) == ("MA TN", "ingo un", "en fr")
    assert (made.state, made.pass_reason.code) == ("declined", "no-time")
    assert [(row.type, row.step, row.note) for row in made.documents_asked.order_by("step")] == [
        (paper, "concept", "Signé"),
        (other, "full", ""),
    ]
