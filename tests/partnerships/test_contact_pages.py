"""A contact's post: who may sign, who left, and the posts held one after the other."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from jisr.timeline import timeline
from partnerships.models import Contact, Partner
from partnerships.posts import posts_of
from tests.factories import make_contact, make_partner, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
FIELDS = {"name_fr": "Salma Idrissi", "role": "focal", "language": "fr"}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def test_the_posts_held_come_from_the_history(officer, frozen, django_assert_num_queries):
    here, there = make_partner(by=officer), make_partner(by=officer)
    frozen.move_to(datetime(2024, 1, 10, 10, tzinfo=UTC))
    contact = make_contact(partner=here, by=officer, role="focal", function="Chargée de projet")
    frozen.move_to(datetime(2025, 2, 10, 10, tzinfo=UTC))
    contact.phone = "+212 5 00 00 00 00"
    contact.store(by=officer)
    frozen.move_to(datetime(2025, 3, 10, 10, tzinfo=UTC))
    contact.partner, contact.role, contact.function = there, "head", "Directrice"
    contact.store(by=officer)
    contact.left_on = date(2026, 5, 31)
    contact.store(by=officer)
    kept = Contact.objects.get()
    with django_assert_num_queries(2):
        posts = posts_of(kept, TODAY)
    assert [(post.partner, post.role, post.function, post.noted_on, post.until, post.is_held) for post in posts] == [
        (there, "Head of the body", "Directrice", date(2025, 3, 10), date(2026, 5, 31), False),
        (here, "Focal point", "Chargée de projet", date(2024, 1, 10), date(2025, 3, 10), False),
    ]


def test_who_leaves_later_still_holds_the_post(client, officer):
    contact = make_contact(by=officer, left_on=date(2026, 11, 23), may_sign=True)
    assert posts_of(contact, TODAY)[0].is_held is True
    assert client.get(contact.url_for()).context["has_left"] is False
    assert posts_of(contact, date(2026, 11, 23))[0].until == date(2026, 11, 23)


def test_the_filter_tells_who_left_who_may_sign_and_whose_they_are(client, officer):
    partner = make_partner(by=officer)
    left = make_contact(partner=partner, by=officer, left_on=TODAY)
    leaves = make_contact(partner=partner, by=officer, left_on=date(2026, 11, 23), may_sign=True)
    other = make_contact(by=officer)

    def shown(**choices):
        return {row.record for row in client.get("/contacts/", choices).context["table"].page.object_list}

    assert shown(post="left") == {left}
    assert shown(post="held") == {leaves, other}
    assert shown(may_sign="true") == {leaves}
    assert shown(partner=partner.reference) == {left, leaves}
    assert shown() == {left, leaves, other}


def test_the_form_saves_the_post_and_the_history_shows_it(client, officer):
    contact = make_contact(by=officer, **FIELDS)
    data = {**FIELDS, "partner": contact.partner.reference, "version": "1", "may_sign": "on", "left_on": "2026-05-31"}
    assert client.post(contact.url_for("update"), data).status_code == 302
    contact.refresh_from_db()
    assert (contact.may_sign, contact.left_on) == (True, date(2026, 5, 31))
    changes = {change.label: (change.old, change.new) for change in timeline(contact)[0].changes}
    assert changes == {
        "May sign for the partner": ("No", "Yes"),
        "Left the post on": ("", "31 May 2026"),
    }


def test_a_merged_contact_leads_to_the_one_that_stayed(client, officer):
    old, stayed = make_contact(by=officer), make_contact(by=officer)
    Contact.objects.filter(pk=old.pk).update(merged_into=stayed)
    response = client.get(old.url_for())
    assert (response.status_code, response.headers["Location"]) == (302, stayed.url_for())


def test_a_partner_says_what_it_funds_and_how_long_it_may_be_silent(client, officer):
    rows = {f"{name}-{part}_FORMS": "0" for name in ("identifiers", "themes") for part in ("TOTAL", "INITIAL")}
    data = {"name_fr": "PNUD", "kind": "un", "preferred_language": "fr", **rows}
    text = {"funds": "L'eau", "refuses": "Les routes", "silent_months": "6"}
    assert client.post("/partners/new/", {**data, **text}).status_code == 302
    partner = Partner.objects.get()
    assert (partner.funds, partner.refuses, partner.silent_months) == ("L'eau", "Les routes", 6)
    never = make_partner(by=officer, silent_months=0)
    usual = make_partner(by=officer)

    def shown(**choices):
        return {row.record for row in client.get("/partners/", choices).context["table"].page.object_list}

    assert (shown(watched="own"), shown(watched="never")) == ({partner}, {never})
    assert shown() == {partner, never, usual}
