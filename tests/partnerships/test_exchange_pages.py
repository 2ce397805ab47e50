from datetime import date
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from jisr.models import Activity
from jisr.timeline import timeline
from partnerships.models import Delegate, Exchange, Outcome, ProgrammeItem
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_exchanges import make_action_point, make_exchange

pytestmark = pytest.mark.django_db

PREFIXES = ("partners", "delegates", "programme", "outcomes")


def formsets(**given):
    """The management forms: for each prefix how many rows there are now, or (rows, rows on file)."""
    data = {}
    for prefix in PREFIXES:
        total, on_file = given.get(prefix, 0) if isinstance(given.get(prefix), tuple) else (given.get(prefix, 0), 0)
        data |= {f"{prefix}-TOTAL_FORMS": str(total), f"{prefix}-INITIAL_FORMS": str(on_file)}
    return data


FIELDS = {"name_fr": "Visite de Nantes", "kind": "delegation_in", "starts_on": "2026-03-03"}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def shown(client, address):
    return [row.record for row in client.get(address).context["table"].page.object_list]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    agreement = make_agreement(by=officer)
    for _ in range(how_many):
        person = make_contact(by=officer)
        rows = [Delegate(contact=person)]
        make_exchange(by=officer, partners=[person.partner], rows=rows, agreement=agreement, owner=officer)
    client.get("/exchanges/")
    with django_assert_num_queries(12):
        response = client.get("/exchanges/")
    assert len(response.context["table"].page.object_list) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    people = [make_contact(by=officer) for _ in range(how_many)]
    outcomes = [Outcome(text=f"Résultat {number}") for number in range(how_many)]
    programme = [ProgrammeItem(on=date(2026, 3, 3), title="Accueil") for _ in range(how_many)]
    delegates = [Delegate(contact=person, side="theirs") for person in people]
    partners = [person.partner for person in people]
    exchange = make_exchange(by=officer, partners=partners, rows=[*delegates, *programme, *outcomes])
    for outcome in outcomes:
        make_action_point(by=officer, exchange=exchange, outcome=outcome, owner=officer)
    client.get(exchange.url_for())
    with django_assert_num_queries(21):
        response = client.get(exchange.url_for())
    assert response.status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_experiences_ask_the_same_queries_for_any_number(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_exchange(by=officer, partners=[make_partner(by=officer)], learnt="Le tri à la source")
    make_exchange(by=officer)
    client.get("/exchanges/experience/")
    with django_assert_num_queries(9):
        found = shown(client, "/exchanges/experience/?q=tri")
    assert len(found) == how_many


def test_the_filter_finds_and_leaves_out(client, officer):
    contact = make_contact(by=officer)
    partner, agreement = contact.partner, make_agreement(by=officer)
    mine = make_exchange(
        by=officer,
        partners=[partner],
        rows=[Delegate(contact=contact)],
        kind="training",
        state="held",
        agreement=agreement,
        owner=officer,
        learnt="Le tri",
    )
    letter = make_exchange(
        by=officer, kind="letter_in", starts_on=date(2025, 1, 1), partners=[make_partner(by=officer)]
    )
    queries = (
        "kind=training",
        "state=held",
        f"partner={partner.reference}",
        f"agreement={agreement.reference}",
        f"contact={contact.reference}",
        f"owner={officer.pk}",
        "after=2026-01-01",
        "only=trainings",
        "only=lessons",
        "q=tri",
    )
    assert {query: shown(client, f"/exchanges/?{query}") for query in queries} == {query: [mine] for query in queries}
    assert shown(client, "/exchanges/?only=letters") == [letter]
    assert shown(client, "/exchanges/?before=2025-12-31") == [letter]
    assert shown(client, "/exchanges/") == [mine, letter]


def test_an_exchange_is_made_with_its_people_programme_and_outcomes(client, officer):
    contact = make_contact(by=officer, function="Maire")
    data = {
        **FIELDS,
        **formsets(partners=1, delegates=2, programme=1, outcomes=1),
        "is_held": "on",
        "partners-0-partner": contact.partner.reference,
        "delegates-0-side": "theirs",
        "delegates-0-contact": contact.reference,
        "delegates-1-side": "ours",
        "delegates-1-name": "Ahmed Tazi",
        "delegates-1-leads": "on",
        "programme-0-on": "2026-03-03",
        "programme-0-at": "09:30",
        "programme-0-title": "Accueil",
        "outcomes-0-kind": "recommendation",
        "outcomes-0-text": "Ouvrir une médiathèque",
    }
    response = client.post("/exchanges/new/", data)
    made = Exchange.objects.get()
    assert response.headers["Location"] == made.url_for()
    assert (made.state, made.created_by) == ("held", officer)
    assert [row.partner for row in made.partners.all()] == [contact.partner]
    assert [(str(one), one.side, one.leads) for one in made.delegates.all()] == [
        ("Ahmed Tazi", "ours", True),
        (str(contact), "theirs", False),
    ]
    assert [str(row.at) for row in made.programme.all()] == ["09:30:00"]
    assert [row.text for row in made.outcomes.all()] == ["Ouvrir une médiathèque"]
    assert [(line.verb, line.data) for line in Activity.objects.filter(object_id=made.pk, verb="started")] == [
        ("started", {"to": "held"})
    ]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"is_held": "on", "starts_on": "2099-01-01"}, "starts_on"),
        ({"ends_on": "2026-03-01"}, "__all__"),
        ({"kind": "training", "women": "1", "men": "1", "staff": "3"}, "councillors"),
        ({"hours": "3"}, "hours"),
        ({"cost": "12.5", "cost_currency": "JPY"}, "cost"),
        ({"starts_on": ""}, "starts_on"),
    ],
)
def test_an_exchange_that_cannot_be_is_refused_beside_its_field(client, officer, data, field):
    response = client.post("/exchanges/new/", {**FIELDS, **formsets(), **data})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Exchange.objects.count() == 0


def test_a_delegate_is_a_contact_in_sight_or_a_name(client, officer):
    foreign = make_contact(partner=make_partner(authority=make_authority()))
    data = {**FIELDS, **formsets(delegates=2), "delegates-0-side": "theirs", "delegates-0-contact": foreign.reference}
    foreign.__class__.objects.filter(pk=foreign.pk).update(reference="CNT-1999-0009")
    data |= {"delegates-0-contact": "CNT-1999-0009", "delegates-1-side": "ours", "delegates-1-function": "Maire"}
    response = client.post("/exchanges/new/", data)
    [formset] = [item for item in response.context["form"].formsets if item.prefix == "delegates"]
    assert list(formset.errors[0]) == ["contact"]
    assert formset.errors[1] == {"__all__": ["Choose a contact or write a name."]}


def test_participants_are_asked_only_of_kinds_that_count_them(client, officer):
    page = client.get("/exchanges/new/").content.decode()
    assert page.count('data-is="training workshop" data-when="kind"') == 1
    exchange = make_exchange(by=officer)
    form = client.get(exchange.url_for("update")).context["form"]
    assert "is_held" not in form.fields


def test_an_exchange_begins_from_a_partner_an_agreement_or_a_contact(client, officer):
    ours = make_partner(by=officer, name_fr="Nous")
    officer.authority.partner = ours
    officer.authority.save()
    contact = make_contact(by=officer, function="Maire")
    other = make_partner(by=officer)
    agreement = make_agreement(by=officer, partners=[contact.partner, other, ours])

    def begun(query):
        form = client.get(f"/exchanges/new/?{query}").context["form"]
        partners, delegates, *_rest = form.formsets
        return (
            [row["partner"].value() for row in partners],
            [row["contact"].value() for row in delegates],
            form["agreement"].value(),
        )

    labels = {one.pk: f"{one.reference} · {one}" for one in (contact.partner, other)}
    person = f"{contact.reference} · {contact}"
    assert begun(f"partner={other.reference}") == ([labels[other.pk]], [], None)
    assert begun(f"contact={contact.reference}") == ([labels[contact.partner_id]], [person], None)
    both = sorted(labels.values())
    found = begun(f"agreement={agreement.reference}")
    assert (sorted(found[0]), found[1:]) == (both, ([], agreement.reference))
    assert begun("partner=PRT-1999-0001") == ([], [], None)


def test_outcomes_keep_their_identity_when_the_exchange_is_edited(client, officer):
    exchange = make_exchange(by=officer, rows=[Outcome(text="Premier"), Outcome(text="Second")])
    first, second = exchange.outcomes.all()
    point = make_action_point(by=officer, exchange=exchange, outcome=first)
    data = {
        **FIELDS,
        "version": "1",
        **formsets(outcomes=(2, 2)),
        "outcomes-0-id": first.pk,
        "outcomes-0-kind": "outcome",
        "outcomes-0-text": "Premier, corrigé",
        "outcomes-1-id": second.pk,
        "outcomes-1-kind": "outcome",
        "outcomes-1-text": "Second",
        "outcomes-1-DELETE": "on",
    }
    assert client.post(exchange.url_for("update"), data).status_code == 302
    [kept] = exchange.outcomes.all()
    point.refresh_from_db()
    assert (kept.pk, kept.text, point.outcome) == (first.pk, "Premier, corrigé", first)


def test_an_outcome_that_became_an_action_point_is_not_removed(client, officer):
    exchange = make_exchange(by=officer, rows=[Outcome(text="Ouvrir")])
    outcome = exchange.outcomes.get()
    make_action_point(by=officer, exchange=exchange, outcome=outcome)
    data = {
        **FIELDS,
        "version": "1",
        **formsets(outcomes=(1, 1)),
        "outcomes-0-id": outcome.pk,
        "outcomes-0-kind": "outcome",
        "outcomes-0-text": "Ouvrir",
        "outcomes-0-DELETE": "on",
    }
    response = client.post(exchange.url_for("update"), data)
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["“Ouvrir” became an action point: it cannot be removed."]
    assert exchange.outcomes.count() == 1


def test_history_shows_old_and_new_in_the_readers_language(client, officer):
    exchange = make_exchange(by=officer, **{**FIELDS, "starts_on": date(2026, 3, 3)})
    client.post(exchange.url_for("update"), {**FIELDS, **formsets(), "version": "1", "kind": "forum"})
    with translation.override("en"):
        [change] = timeline(exchange)[0].changes
    assert (change.old, change.new) == ("Delegation received", "Forum")


def test_a_page_shows_only_the_groups_that_are_filled_in(client, officer):
    plain = make_exchange(by=officer)
    assert [str(title) for title, _names in client.get(plain.url_for()).context["groups"]] == ["Exchange"]
    full = make_exchange(by=officer, kind="training", hours=0, learnt="Le tri", agenda="Ouverture")
    titles = [str(title) for title, _names in client.get(full.url_for()).context["groups"]]
    assert titles == ["Exchange", "Content", "Participants", "Experience"]


# Experience and training


def test_an_experience_sheet_says_what_it_was_and_what_we_learnt(client, officer):
    contact = make_contact(by=officer, name_fr="Anne Le Gall", function="Maire")
    exchange = make_exchange(
        by=officer,
        name_fr="Atelier déchets",
        kind="workshop",
        partners=[contact.partner],
        women=12,
        men=8,
        hours=6,
        learnt="Le tri à la source",
        reusable_where="Les douars",
        rows=[Delegate(contact=contact, side="theirs", function="Maire"), Outcome(text="Ouvrir une déchetterie")],
    )
    page = client.get(exchange.url_for("sheet")).content.decode()
    words = ("Atelier déchets", "Anne Le Gall", "Maire", "Le tri à la source", "Les douars", "Ouvrir une déchetterie")
    assert [word for word in words if word not in page] == []


def test_another_authoritys_sheet_is_not_there(client, officer):
    foreign = make_exchange(authority=make_authority())
    assert client.get(foreign.url_for("sheet")).status_code == 404


def test_training_figures_follow_the_filter_and_leave_as_a_file(client, officer):
    partner = make_partner(by=officer)
    make_exchange(by=officer, kind="training", state="held", women=10, men=5, partners=[partner])
    make_exchange(by=officer, kind="training", state="held", women=1)
    assert [line.trainings for line in client.get("/exchanges/training/").context["years"]] == [2]
    address = f"/exchanges/training/?partner={partner.reference}"
    assert [line.trainings for line in client.get(address).context["years"]] == [1]
    sheet = load_workbook(BytesIO(client.get("/exchanges/training/?export=xlsx").getvalue())).active
    headings, line = sheet.iter_rows(values_only=True)
    assert headings[:6] == (
        "Year",
        "Trainings",
        "Women",
        "Women: trainings without it",
        "Men",
        "Men: trainings without it",
    )
    assert line == (2026, 2, 11, 0, 5, 1, None, 2, None, 2, None, 2)
