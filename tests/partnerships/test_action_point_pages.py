from datetime import date, timedelta

import pytest

from jisr import days
from jisr.timeline import timeline
from partnerships.models import ActionPoint, Outcome
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_exchanges import make_action_point, make_exchange

pytestmark = pytest.mark.django_db

FIELDS = {"name_fr": "Envoyer le rapport", "side": "ours", "priority": "2"}
DONE = {"done_on": "2026-03-09", "evidence": "Procès-verbal signé"}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def shown(client, query=""):
    return [row.record for row in client.get(f"/action-points/?{query}").context["table"].page.object_list]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        contact = make_contact(by=officer)
        make_action_point(by=officer, partner=contact.partner, contact=contact, owner=officer)
    client.get("/action-points/")
    with django_assert_num_queries(7):
        response = client.get("/action-points/")
    assert len(response.context["table"].page.object_list) == how_many


def test_the_filter_finds_and_leaves_out(client, officer):
    today, partner = days.today(), make_partner(by=officer)
    exchange, agreement = make_exchange(by=officer), make_agreement(by=officer)
    mine = make_action_point(
        by=officer,
        owner=officer,
        partner=partner,
        exchange=exchange,
        agreement=agreement,
        due_on=today - timedelta(days=1),
        priority=1,
        side="theirs",
    )
    soon = make_action_point(by=officer, due_on=today + timedelta(days=5))
    done = make_action_point(by=officer, state="done", done_on=date(2026, 1, 1), evidence="PV")
    dropped = make_action_point(by=officer, state="dropped")
    queries = (
        "mine=yes",
        "due=late",
        "priority=1",
        "side=theirs",
        f"owner={officer.pk}",
        f"partner={partner.reference}",
        f"exchange={exchange.reference}",
        f"agreement={agreement.reference}",
    )
    assert {query: shown(client, query) for query in queries} == {query: [mine] for query in queries}
    assert shown(client, "due=soon") == [soon]
    assert shown(client, "state=done") == [done]
    assert shown(client, "state=pending") == [mine, soon, done]
    assert shown(client) == [mine, soon, done, dropped]


def test_priority_is_a_word_beside_its_icon_and_lateness_is_said(client, officer):
    make_action_point(by=officer, due_on=date(2026, 1, 1), priority=1)
    page = client.get("/action-points/").content.decode()
    assert page.count('<span class="tag tag-bad">Late</span>') == 1
    cell = page.split('<span class="priority">')[1].split("</span>")[0]
    assert "<svg" in cell
    assert cell.endswith(" High")


def test_an_outcome_becomes_an_action_point_with_what_it_knows(client, officer):
    partner = make_partner(by=officer)
    agreement = make_agreement(by=officer)
    exchange = make_exchange(
        by=officer, partners=[partner], agreement=agreement, rows=[Outcome(text="Ouvrir\nune médiathèque")]
    )
    outcome = exchange.outcomes.get()
    address = f"/action-points/new/?outcome={outcome.pk}"
    assert address in client.get(exchange.url_for()).content.decode()
    form = client.get(address).context["form"]
    begun = {name: form[name].value() for name in ("name_en", "exchange", "partner", "agreement", "owner")}
    assert begun == {
        "name_en": "Ouvrir une médiathèque",
        "exchange": f"{exchange.reference} · {exchange}",
        "partner": f"{partner.reference} · {partner}",
        "agreement": f"{agreement.reference} · {agreement}",
        "owner": officer.pk,
    }
    taken = {name: begun[name] for name in ("exchange", "partner", "agreement", "owner")}
    client.post(address, {**FIELDS, **taken})
    point = ActionPoint.objects.get()
    assert (point.outcome, point.exchange, point.partner, point.agreement) == (outcome, exchange, partner, agreement)
    page = client.get(exchange.url_for()).content.decode()
    assert address not in page
    assert page.count(point.reference) >= 1


def test_an_outcome_taken_to_another_exchange_is_refused_beside_the_exchange(client, officer):
    exchange, elsewhere = make_exchange(by=officer, rows=[Outcome(text="Ouvrir")]), make_exchange(by=officer)
    address = f"/action-points/new/?outcome={exchange.outcomes.get().pk}"
    response = client.post(address, {**FIELDS, "exchange": elsewhere.reference})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["exchange"]


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, ""])
def test_an_outcome_that_is_not_there_begins_nothing(client, officer, key):
    form = client.get(f"/action-points/new/?outcome={key}").context["form"]
    assert form["exchange"].value() is None


def test_another_authoritys_outcome_begins_nothing(client, officer):
    foreign = make_exchange(authority=make_authority(), rows=[Outcome(text="Secret")])
    response = client.get(f"/action-points/new/?outcome={foreign.outcomes.get().pk}")
    assert "Secret" not in response.content.decode()
    client.post(f"/action-points/new/?outcome={foreign.outcomes.get().pk}", FIELDS)
    assert ActionPoint.objects.get().outcome is None


def test_an_officer_verifies_anothers_work_but_not_their_own(client, officer):
    other = make_user("officer")
    point = make_action_point(by=officer)
    move = f"{point.url_for()}move/"
    assert list(client.get(f"{move}done/").context["form"].fields) == ["done_on", "evidence", "reason"]
    client.post(f"{move}done/", DONE)
    response = client.post(f"{move}verified/", {"reason": ""})
    assert response.context["form"].non_field_errors() == ["You did it: another person verifies it."]
    client.force_login(other)
    client.post(f"{move}verified/", {"reason": ""})
    point.refresh_from_db()
    assert (point.state, point.done_by, point.verified_by) == ("verified", officer, other)


def test_what_was_verified_is_no_longer_changed(client, officer):
    point = make_action_point(by=officer, state="verified", done_on=date(2026, 3, 9), evidence="PV")
    assert client.get(point.url_for("update")).headers["Location"] == point.url_for()
    response = client.post(point.url_for("update"), {**FIELDS, "name_fr": "Autre", "version": "1"})
    assert response.headers["Location"] == point.url_for()
    point.refresh_from_db()
    assert point.version == 1


def test_who_reads_only_is_refused_to_change_what_was_verified(client, officer):
    point = make_action_point(by=officer, state="verified", done_on=date(2026, 3, 9), evidence="PV")
    client.force_login(make_user("auditor"))
    assert client.get(point.url_for("update")).status_code == 403


def test_history_shows_old_and_new(client, officer):
    point = make_action_point(by=officer, name_fr="Envoyer le rapport")
    client.post(point.url_for("update"), {**FIELDS, "version": "1", "priority": "1"})
    [change] = timeline(point)[0].changes
    assert (change.old, change.new) == ("Normal", "High")


def test_late_ones_stand_on_the_pages_of_their_exchange_and_agreement(client, officer):
    agreement = make_agreement(by=officer)
    exchange = make_exchange(by=officer, agreement=agreement)
    point = make_action_point(by=officer, agreement=agreement, exchange=exchange)
    done = make_action_point(by=officer, agreement=agreement, exchange=exchange, state="dropped")

    def listed(record, title):
        sections = client.get(record.url_for()).context["related"]
        [section] = [section for section in sections if section["title"] == title]
        return [row.record for row in section["table"].rows]

    assert listed(exchange, "Action points") == [point, done]
    assert listed(agreement, "Open action points") == [point]
    assert listed(agreement, "Exchanges") == [exchange]
