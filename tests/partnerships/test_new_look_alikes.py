"""A new record that looks like one on file is asked about before it is saved."""

import pytest

from partnerships.models import Contact, Partner
from tests.factories import make_authority, make_contact, make_partner, make_user

pytestmark = pytest.mark.django_db

ROWS = {f"{row}-{name}": "0" for row in ("identifiers", "themes") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
PARTNER = {"kind": "moroccan_local", "preferred_language": "fr", **ROWS}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("on_file", "typed"),
    [
        ({"name_fr": "Commune de Kénitra"}, {"name_fr": "commune de kenitra"}),
        ({"name_ar": "جماعة القنيطرة"}, {"name_ar": "جماعه القنيطره"}),
        ({"name_ar": "مؤسّسة الأطلس"}, {"name_ar": "موسسة الاطلس"}),
        ({"name_en": "Municipality of Kenitra"}, {"name_fr": "Municipality  of KENITRA"}),
        ({"name_fr": "Agence de coopération", "email": "a@x.org"}, {"name_fr": "Un autre nom", "email": "A@x.org"}),
    ],
)
def test_a_partner_under_another_spelling_is_not_saved_until_said_to_be_another(client, officer, on_file, typed):
    there = make_partner(by=officer, **on_file)
    answer = client.post("/partners/new/", {**PARTNER, **typed})
    assert (answer.status_code, answer.context["alike"], Partner.objects.count()) == (422, [there], 1)
    assert f'href="{there.url_for()}"' in answer.content.decode()
    again = {**PARTNER, **typed, "is_another": f"{there.pk} "}
    assert client.post("/partners/new/", again).status_code == 302
    assert Partner.objects.count() == 2


def test_the_tick_counts_for_the_records_that_were_shown_only(client, officer):
    first = make_partner(by=officer, name_fr="Commune de Kénitra")
    second = make_partner(by=officer, name_fr="Agence allemande")
    sent = {**PARTNER, "name_fr": "Agence Allemande", "is_another": f"{first.pk} "}
    answer = client.post("/partners/new/", sent)
    assert (answer.status_code, answer.context["alike"]) == (422, [second])


def test_what_is_wrong_is_said_before_what_looks_alike(client, officer):
    make_partner(by=officer, name_fr="Commune de Kénitra")
    answer = client.post("/partners/new/", {**PARTNER, "name_fr": "Commune de Kenitra", "email": "nobody"})
    assert (answer.status_code, "alike" in answer.context) == (422, False)


def test_another_authoritys_partner_is_no_look_alike(client, officer):
    make_partner(authority=make_authority(), name_fr="Commune de Kénitra")
    assert client.post("/partners/new/", {**PARTNER, "name_fr": "Commune de Kénitra"}).status_code == 302


def test_a_contact_of_the_same_partner_under_the_same_name_is_asked_about(client, officer):
    there = make_contact(by=officer, name_ar="سلمى الإدريسي", name_fr="")
    sent = {"partner": there.partner.reference, "name_ar": "سلمي الادريسي", "role": "other", "language": "ar"}
    answer = client.post("/contacts/new/", sent)
    assert (answer.status_code, answer.context["alike"]) == (422, [there])
    elsewhere = make_partner(by=officer)
    assert client.post("/contacts/new/", {**sent, "partner": elsewhere.reference}).status_code == 302
    assert Contact.objects.count() == 2


def test_a_change_of_a_record_is_not_asked_about(client, officer):
    make_partner(by=officer, name_fr="Commune de Kénitra")
    other = make_partner(by=officer, name_fr="Agence")
    sent = {**PARTNER, "name_fr": "Commune de Kénitra", "version": "1"}
    assert client.post(other.url_for("update"), sent).status_code == 302
