from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation

from jisr import days
from jisr.exchange.reading import read_table
from jisr.text import normalise
from partnerships.models import ActionPoint, Delegate, Exchange, ExchangePartner, Outcome, ProgrammeItem
from partnerships.resources import ActionPointResource, ExchangeResource
from tests.factories import make_agreement, make_contact, make_partner, make_user
from tests.factories_exchanges import make_action_point, make_exchange
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

RESOURCES = {"exchange": ExchangeResource, "actionpoint": ActionPointResource}


@pytest.fixture
def officer():
    return make_user("officer", full_name="Omar Alaoui")


def make_full(officer) -> None:
    """A record of each kind with everything filled, and some with as little as may be."""
    contact, other = make_contact(by=officer), make_partner(by=officer, name_fr="Ville; de | Nantes")
    agreement = make_agreement(by=officer, partners=[other])
    rows = [
        Delegate(side="ours", name="A | B; C", function="Maire", leads=True),
        Delegate(side="theirs", contact=contact),
        ProgrammeItem(on=date(2026, 3, 3), at=time(9, 30), title="Accueil", place="Siège"),
        ProgrammeItem(on=date(2026, 3, 4), title="Départ"),
        Outcome(text="Ouvrir; une | médiathèque"),
        Outcome(kind="recommendation", text="Former"),
    ]
    exchange = make_exchange(
        by=officer,
        name_ar="ورشة",
        name_fr="=Atelier",
        name_original="Taller",
        original_language="es",
        kind="workshop",
        state="held",
        starts_on=date(2026, 3, 3),
        ends_on=date(2026, 3, 4),
        place="Tamazirt",
        country="MA",
        agreement=agreement,
        agenda="1. Ouverture\r\n2. Clôture",
        talking_points="-Budget",
        minutes="PV",
        women=0,
        men=12,
        councillors=2,
        staff=3,
        hours=6,
        cost=Decimal("1250.125"),
        cost_currency="TND",
        borne_by="shared",
        learnt="Le tri",
        reusable_where="Partout",
        owner=officer,
        description_fr="Deux jours",
        partners=[contact.partner, other],
        rows=rows,
    )
    make_exchange(by=officer)
    full = {
        "exchange": exchange,
        "outcome": exchange.outcomes.first(),
        "partner": other,
        "agreement": agreement,
        "owner": officer,
    }
    make_action_point(by=officer, **full, contact=contact, side="theirs", due_on=date(2026, 4, 1), priority=1)
    make_action_point(by=officer, state="done", done_on=date(2026, 3, 9), evidence="PV\nsigné", done_by=officer)
    make_action_point(by=officer)


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(officer, name, file_format, language):
    make_full(officer)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], officer, model.objects.all(), file_format, language)
    rows = check(RESOURCES[name], officer, read_table(BytesIO(content)))
    assert problems(rows) == []
    assert outcomes(rows) == ["unchanged"] * model.objects.count()


@pytest.mark.parametrize("name", RESOURCES)
def test_what_is_exported_can_be_imported_as_new(officer, name):
    make_full(officer)
    model = RESOURCES[name]._meta.model
    content = exported(RESOURCES[name], officer, model.objects.order_by("pk"), "csv")
    table = read_table(BytesIO(content))
    place = {heading: number for number, heading in enumerate(table.headings)}
    for _number, cells in table.rows:
        cells[place["Reference"]] = cells[place["Version"]] = ""
    before = model.objects.count()
    rows = bring(RESOURCES[name], officer, table)
    assert problems(rows) == []
    assert outcomes(rows) == ["new"] * before
    records = [str(record) for record in model.objects.order_by("pk")]
    assert records[:before] == records[before:]


@pytest.mark.parametrize("name", RESOURCES)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_two_columns_have_the_same_heading(officer, name, language):
    with translation.override(language):
        headings = [normalise(column.label) for column in RESOURCES[name](user=officer).export_columns()]
    assert sorted(headings) == sorted(set(headings))


def test_an_imported_exchange_is_found_and_read_as_a_saved_one(officer):
    partner, contact = make_partner(by=officer, name_fr="Nantes"), make_contact(by=officer)
    lines = table_of(
        "name_fr;kind;state;starts_on;partners;delegates;programme;outcomes",
        f'Visite;Delegation received;Held;03/03/2026;{partner.reference};"theirs | {contact.reference}; Ours | | Ahmed | '
        'Maire | yes";03/03/2026 | 09:30 | Accueil;"outcome | Ouvrir; recommendation | Former"',
    )
    assert problems(bring(ExchangeResource, officer, lines)) == []
    made = Exchange.objects.get()
    assert (made.state, [row.partner for row in made.partners.all()]) == ("held", [partner])
    assert [(one.side, one.contact, one.name, one.leads) for one in made.delegates.order_by("pk")] == [
        ("theirs", contact, "", False),
        ("ours", None, "Ahmed", True),
    ]
    assert [(row.on, row.at, row.title) for row in made.programme.all()] == [(date(2026, 3, 3), time(9, 30), "Accueil")]
    assert [(row.kind, row.text) for row in made.outcomes.all()] == [
        ("outcome", "Ouvrir"),
        ("recommendation", "Former"),
    ]
    assert made.search_text == made.refreshed_search_text()


@pytest.mark.parametrize(
    ("cells", "about", "told"),
    [
        ("meeting;held;01/01/2099;;", "First day", "What lies in the future cannot have been held."),
        ("meeting;;03/03/2026;4;", "Women", "Only a training or a workshop counts participants and hours."),
        (
            "training;;03/03/2026;4;5",
            "Of whom councillors",
            "Councillors and staff together cannot be more than women and men together.",
        ),
    ],
)
def test_an_import_keeps_the_rules(officer, cells, about, told):
    table = table_of("name_fr;kind;state;starts_on;women;staff", f"Visite;{cells}")
    rows = check(ExchangeResource, officer, table)
    assert outcomes(rows) == ["refused"]
    assert [(column, message) for _row, column, _value, message in problems(rows)] == [(about, told)]


def test_an_outcome_keeps_its_identity_and_one_taken_up_is_not_removed(officer):
    exchange = make_exchange(by=officer, rows=[Outcome(text="Premier"), Outcome(text="Second")])
    first, _second = exchange.outcomes.all()
    make_action_point(by=officer, exchange=exchange, outcome=first)
    heading = "reference;version;outcomes"
    edited = table_of(heading, f"{exchange.reference};1;outcome | Premier corrigé")
    assert problems(bring(ExchangeResource, officer, edited)) == []
    assert [(row.pk, row.text) for row in exchange.outcomes.all()] == [(first.pk, "Premier corrigé")]
    gone = check(ExchangeResource, officer, table_of(heading, f"{exchange.reference};2;"))
    assert problems(gone) == [
        (2, "Outcomes and recommendations", "", "“Premier corrigé” became an action point: it cannot be removed.")
    ]


def test_who_brings_in_what_is_done_has_done_it_and_nobody_brings_in_verified(officer):
    table = table_of(
        "name_fr;state;done_on;evidence;reason",
        "A;Done;09/03/2026;PV;",
        "B;Verified;09/03/2026;PV;",
        "C;Done;;;",
        "D;Dropped;;;Sans objet",
        f"E;Done;{days.today() + timedelta(days=1):%d/%m/%Y};PV;",
    )
    rows = bring(ActionPointResource, officer, table)
    assert outcomes(rows) == ["new", "refused", "refused", "new", "refused"]
    found = ActionPoint.objects.order_by("pk").values_list("name_fr", "state", "done_by")
    assert list(found) == [("A", "done", officer.pk), ("D", "dropped", None)]
    assert problems(rows)[0][-1] == "Enter it as done: another person verifies it afterwards."


def test_what_was_verified_is_not_changed_by_an_import(officer):
    other = make_user("officer")
    point = make_action_point(by=officer)
    point.move_to("done", by=officer, facts={"done_on": date(2026, 3, 9), "evidence": "PV"})
    point.move_to("verified", by=other)
    table = table_of("reference;version;evidence", f"{point.reference};{point.version};Autre")
    rows = bring(ActionPointResource, officer, table)
    assert [told for *_where, told in problems(rows)] == [
        "Another person verified this action point: it is no longer changed."
    ]
    point.refresh_from_db()
    assert point.evidence == "PV"


def test_an_import_asks_the_same_queries_for_any_number_of_points_with_outcomes(officer, django_assert_num_queries):
    exchange = make_exchange(by=officer, rows=[Outcome(text=str(number)) for number in range(4)])
    points = [
        make_action_point(by=officer, exchange=exchange, outcome=outcome, state="done", done_on=None, evidence="PV")
        for outcome in exchange.outcomes.all()
    ]
    lines = [f"{point.reference};1;Nouvelle preuve" for point in points]
    check(ActionPointResource, officer, table_of("reference;version;evidence", lines[0]))
    with django_assert_num_queries(2):
        check(ActionPointResource, officer, table_of("reference;version;evidence", *lines))


def test_a_partner_listed_twice_is_refused(officer):
    partner = make_partner(by=officer)
    table = table_of("name_fr;starts_on;partners", f'X;03/03/2026;"{partner.reference}; {partner.reference}"')
    assert outcomes(check(ExchangeResource, officer, table)) == ["refused"]
    assert ExchangePartner.objects.count() == 0
