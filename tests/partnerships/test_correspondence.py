from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jisr import days
from jisr.models import Activity, Document
from partnerships.models import Exchange
from tests.factories import make_contact, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def test_a_letter_is_logged_in_two_clicks_and_the_text(client, officer):
    contact = make_contact(by=officer, function="Directrice")
    [button] = [f"/exchanges/log/?partner={contact.partner.reference}"]
    assert button in client.get(contact.partner.url_for()).content.decode()
    form = client.get(button).context["form"]
    assert form["starts_on"].value() == days.today()
    data = {
        "kind": "letter_in",
        "starts_on": days.today().isoformat(),
        "partner": form["partner"].value(),
        "contact": contact.reference,
        "subject": "Demande de visite",
        "note": "Réponse avant mai",
    }
    response = client.post(button, data)
    assert response.headers["Location"] == contact.partner.url_for()
    made = Exchange.objects.get()
    assert (made.kind, made.state, made.starts_on, made.minutes) == (
        "letter_in",
        "held",
        days.today(),
        "Réponse avant mai",
    )
    assert [row.partner for row in made.partners.all()] == [contact.partner]
    assert [(one.contact, one.side, one.function) for one in made.delegates.all()] == [
        (contact, "theirs", "Directrice")
    ]
    assert Activity.objects.get(object_id=made.pk, verb="started").data == {"to": "held"}


def test_a_call_is_logged_from_a_contact_and_goes_back_there(client, officer):
    contact = make_contact(by=officer)
    address = f"/exchanges/log/?contact={contact.reference}"
    assert address in client.get(contact.url_for()).content.decode()
    data = {"kind": "call", "starts_on": "2026-03-03", "contact": contact.reference, "subject": "Appel"}
    assert client.post(address, data).headers["Location"] == contact.url_for()
    assert Exchange.objects.get().partners.get().partner == contact.partner
    assert [row.record for row in client.get(contact.url_for()).context["related"][0]["table"].rows] == [
        Exchange.objects.get()
    ]


def test_the_file_of_a_letter_becomes_its_document(client, officer):
    partner = make_partner(by=officer)
    data = {"kind": "letter_out", "starts_on": "2026-03-03", "partner": partner.reference, "subject": "Invitation"}
    pdf = SimpleUploadedFile("lettre.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    assert client.post("/exchanges/log/", {**data, "file": pdf}).status_code == 302
    document = Document.objects.get()
    assert (document.subject, document.title, document.type.code) == (Exchange.objects.get(), "Invitation", "letter")


def test_a_file_that_is_not_taken_leaves_nothing_behind(client, officer):
    partner = make_partner(by=officer)
    data = {"kind": "letter_out", "starts_on": "2026-03-03", "partner": partner.reference, "subject": "Invitation"}
    response = client.post("/exchanges/log/", {**data, "file": SimpleUploadedFile("lettre.exe", b"MZ")})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]
    assert (Exchange.objects.count(), Document.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"starts_on": (days.today() + timedelta(days=1)).isoformat()}, "starts_on"),
        ({"subject": ""}, "subject"),
        ({"kind": "meeting"}, "kind"),
        ({"partner": ""}, "partner"),
        ({"partner": "PRT-1999-0001"}, "partner"),
    ],
)
def test_a_letter_that_cannot_be_is_refused(client, officer, data, field):
    partner = make_partner(by=officer)
    fields = {"kind": "call", "starts_on": "2026-03-03", "partner": partner.reference, "subject": "Appel", **data}
    response = client.post("/exchanges/log/", fields)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Exchange.objects.count() == 0


def test_a_contact_of_another_partner_is_refused(client, officer):
    contact, partner = make_contact(by=officer), make_partner(by=officer)
    fields = {"kind": "call", "starts_on": "2026-03-03", "partner": partner.reference, "subject": "Appel"}
    response = client.post("/exchanges/log/", {**fields, "contact": contact.reference})
    assert response.context["form"].errors == {"contact": ["This person belongs to another partner."]}
