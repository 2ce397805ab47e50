"""What is typed into a form is kept until it is saved or thrown away, for its writer alone."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from jisr import drafts
from jisr.models import FormDraft
from jisr.schedules import SCHEDULES
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db

ROWS = {f"{row}-{name}": "0" for row in ("identifiers", "themes") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def send(client, address="/partners/new/", fields=None, **more):
    body = {"address": address, "fields": {"name_fr": ["PNUD"]} if fields is None else fields, **more}
    return client.post("/drafts/form/", json.dumps(body), content_type="application/json")


def found(client, address="/partners/new/"):
    return client.get("/drafts/form/", {"address": address}).json()["draft"]


def test_a_draft_is_kept_changed_and_offered_to_its_writer(client, officer):
    assert send(client, version=None).status_code == 200
    assert send(client, version=3, fields={"name_fr": ["PNUD Maroc"], "themes-0-theme": ["4"]}).status_code == 200
    there = found(client)
    assert (there["fields"], there["version"]) == ({"name_fr": ["PNUD Maroc"], "themes-0-theme": ["4"]}, 3)
    assert FormDraft.objects.get().user == officer


def test_nobody_else_sees_it(client, officer):
    send(client)
    client.force_login(make_user("officer"))
    assert found(client) is None
    assert client.get("/drafts/").context["drafts"] == []
    client.post("/drafts/", {"throw": FormDraft.objects.get().pk})
    assert FormDraft.objects.count() == 1


NO_FORMS = (
    "/partners/",
    "/partners/1/",
    "/search/",
    "https://example.org/partners/new/",
    "//x/partners/new/",
    "x",
    "",
    7,
)
NO_DRAFTS = (
    *(b"", b"[]", b"{", b"\xff", b"7", b"[" * 100_000, b'{"address": "/partners/new/"}'),
    b'{"address": "/partners/new/", "fields": []}',
    b'{"address": "/partners/new/", "fields": {"a": "b"}}',
    b'{"address": "/partners/new/", "fields": {"a": [1]}}',
    b'{"address": "/partners/new/", "fields": {}, "version": "1"}',
    b'{"address": "/partners/new/", "fields": {}, "version": true}',
)


@pytest.mark.parametrize(
    "address", [*NO_FORMS, f"/partners/new/?{'x' * 300}", "/no-such-page/", "/partners/1/move/active/"]
)
def test_only_a_form_of_ours_has_drafts(client, officer, address):
    assert send(client, address=address).status_code == 400
    assert FormDraft.objects.count() == 0


@pytest.mark.parametrize("body", NO_DRAFTS)
def test_what_is_no_draft_is_refused(client, officer, body):
    answer = client.post("/drafts/form/", body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (400, {"error": "This draft cannot be read."})


def test_a_draft_that_is_too_large_is_refused(client, officer):
    assert send(client, fields={"name_fr": ["é" * 40_000]}).status_code == 413
    assert send(client, fields={"name_fr": ["x" * 190_000]}).status_code == 200


def test_secrets_and_characters_no_database_takes_are_not_kept(client, officer):
    send(client, fields={"csrfmiddlewaretoken": ["s"], "new_password": ["s"], "name_fr": ["a\0b\ud800"]})
    assert FormDraft.objects.get().fields == {"name_fr": ["ab"]}


def test_a_draft_may_not_be_sent_from_another_site(officer):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    assert send(strict).status_code == 403


def test_throwing_away_and_saving_both_end_a_draft(client, officer):
    send(client)
    body = json.dumps({"address": "/partners/new/", "fields": None})
    client.post("/drafts/form/", body, content_type="application/json")
    assert FormDraft.objects.count() == 0
    send(client, address="/partners/new/?kind=un")
    send(client, address="/partners/new/")
    data = {"name_fr": "PNUD", "kind": "un", "preferred_language": "fr", **ROWS}
    assert client.post("/partners/new/?kind=un", {**data, "email": "x"}).status_code == 422
    assert FormDraft.objects.count() == 2
    answer = client.post("/partners/new/?kind=un", data)
    assert answer.cookies["saved_form"].value == f"{officer.pk}%3A%2Fpartners%2Fnew%2F%3Fkind%3Dun"
    assert [row.address for row in FormDraft.objects.all()] == ["/partners/new/"]


def test_a_form_says_where_it_is_kept_and_a_refused_one_offers_nothing_older(client, officer):
    page = " ".join(client.get("/partners/new/").content.decode().split())
    assert f'data-address="/drafts/form/" data-user="{officer.pk}" data-here' in page
    assert "data-draft-offer hidden" in page
    refused = " ".join(client.post("/partners/new/", ROWS).content.decode().split())
    assert f'data-user="{officer.pk}" data-begun data-here' in refused


@pytest.mark.parametrize("how_many", [1, 3])
def test_my_drafts_are_listed_in_the_same_number_of_queries(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        partner = make_partner(by=officer)
        send(client, address=partner.url_for("update"))
    send(client)
    client.get("/drafts/")
    with django_assert_num_queries(5):
        listed = client.get("/drafts/").context["drafts"]
    assert [item["is_new"] for item in listed] == [True] + [False] * how_many
    assert listed[1]["record"] == partner
    client.post("/drafts/", {"throw": listed[0]["draft"].pk})
    assert FormDraft.objects.count() == how_many


def test_the_moment_of_a_draft_on_this_computer_is_put_in_words(client, officer):
    for local, words in (("2026-11-22T09:30:00.000Z", "22 November 2026"), ("x", ""), ("2026-13-45T00:00:00Z", "")):
        answer = client.get("/drafts/form/", {"address": "/partners/new/", "local": local}).json()
        assert answer["local"][: len(words) or None].startswith(words)


def test_drafts_of_two_months_ago_are_forgotten(officer):
    now = timezone.now()
    for number, age in enumerate((59, 61)):
        FormDraft.objects.create(user=officer, address=f"/{number}", saved_at=now - timedelta(days=age))
    assert SCHEDULES["old_drafts"].work == "jisr.drafts.forget_old"
    drafts.forget_old(now)
    assert [row.address for row in FormDraft.objects.all()] == ["/0"]


def test_the_oldest_draft_makes_room_for_a_new_one(client, officer, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    for kind in "abc":
        send(client, address=f"/partners/new/?kind={kind}")
    assert [row.address[-1] for row in FormDraft.objects.order_by("pk")] == ["b", "c"]
