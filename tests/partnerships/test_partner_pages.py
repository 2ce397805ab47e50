import pytest
from django.utils import translation

from jisr.conflicts import Conflict
from jisr.timeline import timeline
from partnerships.models import Partner, PartnerIdentifier, PartnerTheme, Theme
from tests.factories import make_authority, make_contact, make_partner, make_user

pytestmark = pytest.mark.django_db

ROWS = {
    "identifiers-TOTAL_FORMS": "0",
    "identifiers-INITIAL_FORMS": "0",
    "themes-TOTAL_FORMS": "0",
    "themes-INITIAL_FORMS": "0",
}
FIELDS = {"name_fr": "PNUD", "kind": "un", "preferred_language": "fr", **ROWS}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_partner(by=officer, owner=officer)
    client.get("/partners/")
    with django_assert_num_queries(8):
        response = client.get("/partners/")
    assert len(response.context["table"].page.object_list) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    themes = Theme.objects.all()[:how_many]
    partner = make_partner(by=officer, rows=[PartnerTheme(theme=theme) for theme in themes])
    for _ in range(how_many):
        make_contact(partner=partner, by=officer)
    client.get(partner.url_for())
    with django_assert_num_queries(37):
        response = client.get(partner.url_for())
    assert response.status_code == 200


def test_the_filter_finds_and_leaves_out(client, officer):
    mine = make_partner(by=officer, kind="eu", country="BE")
    make_partner(by=officer, kind="un", country="MA")
    shown = client.get("/partners/?kind=eu&country=BE").context["table"].page.object_list
    assert [row.record for row in shown] == [mine]


def test_archived_partners_leave_the_list_until_asked_for(client, officer):
    gone = make_partner(by=officer)
    gone.archive(by=officer, reason="Closed")
    assert client.get("/partners/").context["table"].paginator.count == 0
    assert client.get("/partners/?archived=yes").context["table"].paginator.count == 1


def test_pages_past_the_middle_show_the_same_order(client, officer):
    for _ in range(120):
        make_partner(by=officer)
    numbers = []
    for page in (1, 2, 3):
        rows = client.get(f"/partners/?page={page}").context["table"].page.object_list
        numbers += [row.record.pk for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 120


def test_chosen_columns_and_order_live_in_the_address(client, officer):
    make_partner(by=officer, name_fr="Beta")
    make_partner(by=officer, name_fr="Alpha")
    response = client.get("/partners/?columns=name&columns=city&sort=name")
    table = response.context["table"]
    assert table.shown == ["name", "city"]
    assert [row.record.name_fr for row in table.page.object_list] == ["Alpha", "Beta"]


def test_a_view_is_saved_under_a_name_and_forgotten(client, officer):
    client.post("/partners/?kind=eu&sort=name", {"name": "Europe"})
    [view] = officer.saved_views.all()
    assert (view.name, view.query) == ("Europe", "kind=eu&sort=name")
    client.post("/partners/", {"forget": view.pk})
    assert officer.saved_views.count() == 0


def test_a_partner_is_made_with_its_rows(client, officer):
    theme = Theme.objects.get(code="water-energy")
    data = {
        **FIELDS,
        "identifiers-TOTAL_FORMS": "1",
        "identifiers-0-scheme": "iati",
        "identifiers-0-value": "XM-DAC-41114",
        "themes-TOTAL_FORMS": "1",
        "themes-0-theme": theme.pk,
        "themes-0-percent": "",
    }
    response = client.post("/partners/new/", data)
    partner = Partner.objects.get()
    assert response.headers["Location"] == partner.url_for()
    assert (partner.authority, partner.created_by, partner.version) == (officer.authority, officer, 1)
    assert [str(row) for row in partner.identifiers.all()] == ["XM-DAC-41114"]
    assert [row.theme for row in partner.themes.all()] == [theme]


def test_an_ambiguous_amount_is_refused_with_both_readings(client, officer):
    response = client.post("/partners/new/", {**FIELDS, "envelope_max": "1.250", "envelope_currency": "EUR"})
    assert response.status_code == 422
    [message] = response.context["form"].errors["envelope_max"]
    assert "1.25" in message
    assert Partner.objects.count() == 0


def test_an_identifier_of_another_partner_is_refused_by_name(client, officer):
    make_partner(by=officer, name_fr="AFD", rows=[PartnerIdentifier(scheme="iati", value="FR-3")])
    rows = {"identifiers-TOTAL_FORMS": "1", "identifiers-0-scheme": "iati", "identifiers-0-value": "FR-3"}
    response = client.post("/partners/new/", {**FIELDS, **rows})
    [formset] = [item for item in response.context["form"].formsets if item.prefix == "identifiers"]
    assert formset.errors == [{"value": ["“FR-3” already belongs to AFD."]}]


def test_history_shows_old_and_new_in_the_readers_language(client, officer):
    partner = make_partner(by=officer, kind="un", country="MA")
    client.post(partner.url_for("update"), {**FIELDS, "version": "1", "kind": "eu", "country": "FR"})
    with translation.override("fr"):
        changes = timeline(partner)[0].changes
    shown = [(change.old, change.new) for change in changes if change.new == "France"]
    assert shown == [("Maroc", "France")]


def test_a_colleagues_newer_save_is_shown_and_not_overwritten(client, officer):
    partner = make_partner(by=officer, acronym="A")
    data = {**FIELDS, "version": "1"}
    client.post(partner.url_for("update"), {**data, "acronym": "THEIRS"})
    response = client.post(partner.url_for("update"), {**data, "acronym": "MINE"})
    assert response.status_code == 409
    assert response.context["form"].conflicts == [Conflict("acronym", "Acronym", "THEIRS", "MINE")]
    assert Partner.objects.get().acronym == "THEIRS"
    again = {**data, "acronym": "MINE", "version": response.context["form"]["version"].value()}
    assert client.post(partner.url_for("update"), again).status_code == 302
    assert Partner.objects.get().acronym == "MINE"


def test_another_authoritys_partner_is_not_there(client, officer):
    foreign = make_partner(authority=make_authority())
    for screen in ("detail", "update", "remove"):
        assert client.get(foreign.url_for(screen)).status_code == 404
    data = {**FIELDS, "parent": foreign.reference}
    response = client.post("/partners/new/", {**data, "parent": "PRT-1999-0001"})
    assert response.status_code == 422
    assert client.post(foreign.url_for("remove"), {"do": "delete"}).status_code == 404


def test_a_partner_with_nothing_on_it_is_deleted_and_others_are_archived(client, officer):
    free, used = make_partner(by=officer), make_partner(by=officer)
    make_contact(partner=used, by=officer)
    client.post(free.url_for("remove"), {"do": "delete"})
    client.post(used.url_for("remove"), {"do": "delete"})
    assert list(Partner.objects.all()) == [used]
    client.post(used.url_for("remove"), {"do": "archive", "reason": "Closed"})
    used.refresh_from_db()
    assert used.archive_reason == "Closed"


def test_a_state_is_moved_on_a_page_that_asks_what_it_needs(client, officer):
    partner = make_partner(by=officer, state="active")
    address = f"{partner.url_for()}move/dormant/"
    assert list(client.get(address).context["form"].fields) == ["reason"]
    assert client.post(address, {"reason": ""}).context["form"].errors == {"reason": ["This field is required."]}
    client.post(address, {"reason": "No answer"})
    partner.refresh_from_db()
    assert partner.state == "dormant"


def test_search_over_everything_is_one_query_and_counts_only_what_may_be_seen(client, officer):
    from jisr.search import search_everything

    mine = make_partner(by=officer, name_ar="جماعة أحمد")
    make_partner(authority=make_authority(), name_ar="جماعة أحمد")
    found = search_everything("جماعه احمد", officer)
    assert [item.reference for item in found] == [mine.reference]
    assert client.get("/search/", {"q": "احمد"}).context["found"] == found


def test_a_look_up_suggests_only_what_may_be_seen(client, officer):
    mine = make_partner(by=officer, name_fr="Kénitra")
    make_partner(authority=make_authority(), name_fr="Kénitra bis")
    results = client.get("/lookup/partnerships.partner/", {"q": "kenitra"}).json()["results"]
    assert results == [f"{mine.reference} · Kénitra"]
    assert client.get("/lookup/jisr.user/").status_code == 404
