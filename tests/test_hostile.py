"""What people with bad intentions, or bad links, put into addresses and forms: each gets a page, none an error 500."""

import pytest
from django.urls import reverse

from funding.models import Disbursement
from jisr.models import SavedView
from partnerships.models import Partner
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_funding import make_disbursement, make_project, make_rate

pytestmark = pytest.mark.django_db

NUL, LONG, HUGE = "a\x00b", "a " * 5000, "9" * 30
LISTS = (
    "partner_list",
    "contact_list",
    "agreement_list",
    "theme_list",
    "opportunity_list",
    "proposal_list",
    "project_list",
    "instalment_list",
    "disbursement_list",
    "exchangerate_list",
    "issuedreport_list",
    "document_list",
    "documenttype_list",
    "user_list",
    "project_by_theme",
)


@pytest.fixture
def everybody(client):
    """Somebody with every role, so that no page hides behind a refusal."""
    user = make_user("officer", "head", "finance", "administrator")
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_whatever_its_address_says(client, everybody, name):
    make_rate()
    make_disbursement(by=everybody, project=make_project(by=everybody))
    page = client.get(reverse(name))
    fields = list(page.context["filter"].form.fields)
    queries = [dict.fromkeys(fields, value) for value in (NUL, LONG, HUGE, "<script>", "0001-01-01", "9999-12-31")]
    queries += [{"page": page} for page in ("abc", "²", "0", "-1", "9" * 5000)]
    queries += [{"per_page": "0"}, {"sort": "zzz"}, {"sort": "-"}, {"columns": "<script>"}, {"export": "pdf"}]
    answers = [client.get(reverse(name), query) for query in queries]
    assert {answer.status_code for answer in answers} == {200}
    assert all(b"<script>&" not in answer.content and b'"<script>"' not in answer.content for answer in answers)


@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("user_list", "project_by_theme")])
def test_a_list_is_sorted_by_any_of_its_columns_and_exported_both_ways(client, everybody, name):
    columns = list(client.get(reverse(name)).context["table"].base_columns)
    orders = [f"{mark}{column}" for column in columns for mark in ("", "-")]
    queries = [{"sort": order, "columns": columns} for order in orders] + [{"export": "csv"}, {"export": "xlsx"}]
    answers = [client.get(reverse(name), query) for query in queries]
    for answer in answers:
        answer.close()
    assert {answer.status_code for answer in answers} == {200}


def test_a_saved_view_is_named_and_forgotten_whatever_is_sent(client, everybody):
    for sent in ({"name": NUL}, {"forget": "abc"}, {"forget": HUGE}, {"forget": "²"}):
        assert client.post(reverse("partner_list"), sent).status_code == 302
    assert [view.name for view in SavedView.objects.all()] == ["ab"]


@pytest.mark.parametrize(
    "kind", ["partner", "agreement", "opportunity", "proposal", "project", "disbursement", "exchangerate"]
)
def test_a_form_is_shown_and_refused_whatever_it_is_begun_from(client, everybody, kind):
    url = reverse(f"{kind}_create")
    page = client.get(url)
    names = [*page.context["form"].fields, "opportunity", "instalment", "project"]
    rows = [formset.prefix for formset in page.context["form"].formsets]
    counts = {f"{row}-{name}": "1" for row in rows for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for value in (NUL, HUGE, "abc", "<script>'\"", "1e99999999", "NaN"):
        parts = {f"{row}-0-{name}": value for row in rows for name in ("percent", "amount", "partner", "funder", "id")}
        sent = dict.fromkeys(names, value)
        posts = {**sent, **parts, **counts}, {**sent, "x-TOTAL_FORMS": "a"}
        answers = [client.get(url, sent), *(client.post(url, post) for post in posts)]
        assert (value, [answer.status_code for answer in answers]) == (value, [200, 422, 422])


@pytest.mark.parametrize("number", ["0", "9" * 19, HUGE])
def test_a_number_that_no_record_has_is_not_found(client, everybody, number):
    pages = ("", "edit/", "remove/", "move/zzz/", "award/", "post/", "adopt/", "statement/", "import/", "cancel/")
    kinds = ("partners", "projects", "disbursements", "users", "reports", "iati", "proposals", "partners/import")
    assert {client.get(f"/{kind}/{number}/{page}").status_code for kind in kinds for page in pages} <= {404, 405}


@pytest.mark.parametrize("label", ["jisr.user", "a.b.c", "x", "jisr.record", "partnerships.historicalpartner", ".."])
def test_only_records_are_looked_up(client, everybody, label):
    assert client.get(f"/lookup/{label}/").status_code == 404


@pytest.mark.parametrize("text", [NUL, LONG, "%", "\u202e"])
def test_any_text_is_searched_for(client, everybody, text):
    assert client.get(reverse("search"), {"q": text}).status_code == 200
    assert client.get(reverse("lookup", args=["partnerships.partner"]), {"q": text}).status_code == 200


def test_the_address_does_not_fill_in_the_form_of_a_record_on_file(client, everybody):
    partner = make_partner(by=everybody, name_fr="Agence")
    page = client.get(partner.url_for("update"), {"name_fr": "Autre", "version": "99"})
    form = page.context["form"]
    assert (form["name_fr"].value(), form["version"].value()) == ("Agence", 1)


def test_a_version_of_the_future_saves_nothing(client, everybody):
    partner = make_partner(by=everybody, name_fr="Agence")
    sent = {"kind": "un", "name_fr": "Autre", "preferred_language": "fr", "version": "2"}
    rows = {f"{row}-{name}": "0" for row in ("identifiers", "themes") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    assert client.post(partner.url_for("update"), {**sent, **rows}).status_code == 409
    assert Partner.objects.get(pk=partner.pk).name_fr == "Agence"


def test_a_record_in_the_archive_is_neither_changed_nor_moved(client, everybody):
    partner = make_partner(by=everybody)
    partner.archive(by=everybody, reason="Duplicate")
    assert client.get(partner.url_for("update")).headers["Location"] == partner.url_for()
    assert client.post(partner.url_for("update"), {"name_fr": "Autre"}).headers["Location"] == partner.url_for()
    with pytest.raises(Exception, match="take it out first"):
        partner.move_to("active", by=everybody)


@pytest.mark.parametrize("reason", ["x" * 501, "\x00", "   "])
def test_a_reason_that_cannot_be_kept_archives_nothing(client, everybody, reason):
    partner = make_partner(by=everybody)
    assert client.post(partner.url_for("remove"), {"do": "archive", "reason": reason}).status_code == 302
    assert Partner.objects.get(pk=partner.pk).archived_at is None


def test_records_of_another_authority_are_not_chosen(client, everybody):
    foreign = make_partner(authority=make_authority(name_fr="Région voisine"), name_fr="Étrangère")
    for value in (foreign.reference, str(foreign.pk), "Étrangère"):
        sent = {"project": value, "payer": value, "amount": "5", "currency": "EUR", "value_on": "2026-01-01"}
        assert client.post(reverse("disbursement_create"), sent).status_code == 422
    own = make_contact(partner=make_partner(by=everybody), by=everybody)
    page = client.post(own.url_for("update"), {"partner": foreign.reference, "name_fr": "x", "version": "1"})
    assert (page.status_code, Disbursement.objects.count()) == (422, 0)
    assert "Étrangère" not in page.content.decode()


def test_a_hostile_name_stays_text_wherever_it_is_shown(client, everybody):
    name = "<script>alert(1)</script>\"'><img src=x>"
    partner = make_partner(by=everybody, name_fr=name)
    make_agreement(by=everybody, name_fr=name, partners=[partner])
    partner.name_en = name
    partner.store(by=everybody)
    project = make_project(by=everybody, name_fr=name)
    pages = [partner.url_for(), partner.url_for("update"), partner.url_for("remove"), project.url_for()]
    pages += [reverse("partner_list"), reverse("search") + "?q=script", reverse("partner_statement", args=[partner.pk])]
    for page in pages:
        shown = client.get(page, follow=True).content.decode()
        assert ("<script>alert" in shown, "<img src=x>" in shown, "&lt;script&gt;alert" in shown) == (
            False,
            False,
            True,
        )


@pytest.mark.parametrize("period", [("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31"), (NUL, "x")])
def test_a_statement_takes_any_period_or_says_what_is_wrong(client, everybody, period):
    partner = make_partner(by=everybody)
    make_disbursement(by=everybody, project=make_project(by=everybody), payer=partner, posted_by=everybody)
    url, (start, end) = reverse("partner_statement", args=[partner.pk]), period
    assert client.get(url, {"start": start, "end": end}).status_code in (200, 422)


@pytest.mark.parametrize(
    "next_page", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"]
)
def test_nobody_is_led_elsewhere(client, everybody, next_page):
    assert client.post(reverse("set_language"), {"language": "fr", "next": next_page}).headers["Location"] == "/"
