import io

import pytest
from django.urls import reverse

from jisr import jobs
from jisr.exchange import work
from jisr.models import Activity, ColumnMap, Job
from partnerships.models import Partner
from tests.factories import make_authority, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    """POST as a browser does, with the jobs it asks for done before the answer is followed."""

    def send(url, data=None):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(url, data or {})
        assert response.status_code == 302, response.content.decode()
        return client.get(response.url)

    return send


def file_of(*lines):
    file = io.BytesIO("\r\n".join(lines).encode("utf-8-sig"))
    file.name = "notre liste.csv"
    return file


def rows_of(response):
    return [(row["row"], row["outcome"]) for row in response.context["rows"]]


def test_a_file_is_uploaded_looked_at_and_imported(client, officer, send):
    known = make_partner(by=officer, name_fr="PNUD", city="Rabat")
    upload = file_of("reference;version;name_fr;kind;city", f"{known.reference};1;PNUD;un;Salé", ";;GIZ;bilateral;Bonn")
    shown = send(reverse("partner_import"), {"file": upload})
    assert rows_of(shown) == [(2, "changed"), (3, "new")]
    assert "CSV, letters as UTF-8, cells cut at “;”" in shown.content.decode()
    assert Partner.objects.count() == 1
    job = shown.context["job"]
    done = send(reverse("partner_import_apply", args=[job.pk]), {"which": "all"})
    assert done.context["job"].result == {"counts": {"changed": 1, "new": 1}}
    assert sorted(Partner.objects.values_list("name_fr", "city")) == [("GIZ", "Bonn"), ("PNUD", "Salé")]
    assert Activity.objects.get(verb="imported").data == {"record": "partnerships.partner", "created": 1, "changed": 1}


def test_a_check_is_applied_once_however_often_the_button_is_pressed(officer, send):
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", "GIZ;bilateral")}).context["job"]
    first = send(reverse("partner_import_apply", args=[job.pk]))
    second = send(reverse("partner_import_apply", args=[job.pk]))
    assert first.context["job"] == second.context["job"]
    assert Partner.objects.count() == 1


def test_with_a_refused_row_nothing_goes_in_unless_the_good_rows_are_asked_for(officer, send):
    shown = send(reverse("partner_import"), {"file": file_of("name_fr;kind", "GIZ;bilateral", "X;nonsense")})
    url = reverse("partner_import_apply", args=[shown.context["job"].pk])
    whole = send(url, {"which": "all"})
    assert whole.context["job"].error == "Nothing was imported: 1 row is refused (row 3)."
    assert Partner.objects.count() == 0
    assert send(url, {"which": "good"}).context["job"].result == {"counts": {"new": 1}}
    assert Partner.objects.get().name_fr == "GIZ"


def test_chosen_rows_alone_go_in_by_tick_or_by_number(officer, send):
    names = [f"P{number};un" for number in range(2, 9)]
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", *names)}).context["job"]
    url = reverse("partner_import_apply", args=[job.pk])
    again = send(url, {"which": "chosen", "rows": "x"})
    assert [str(message) for message in again.context["messages"]] == [
        "“x” is not a row number. Write them like 2-40, 57."
    ]
    send(url, {"which": "chosen", "row": ["2"], "rows": "4-5, 8"})
    assert sorted(Partner.objects.values_list("name_fr", flat=True)) == ["P2", "P4", "P5", "P8"]


def test_the_outcomes_are_filtered_and_paged(client, officer, send):
    lines = [f"P{number};{'un' if number % 2 else 'nonsense'}" for number in range(250)]
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", *lines)}).context["job"]
    url = reverse("partner_import_preview", args=[job.pk])
    page = client.get(url, {"show": "refused", "page": 2})
    assert (len(page.context["rows"]), page.context["pages"], page.context["total"]) == (25, 2, 250)
    assert {row["outcome"] for row in page.context["rows"]} == {"refused"}
    assert len(client.get(url, {"page": 99}).context["rows"]) == 50


def test_headings_of_the_unit_s_own_sheet_are_mapped_once_and_reused(client, officer, send):
    lines = ("Organisme;Nature;Remarques", "GIZ;bilateral;x")
    shown = send(reverse("partner_import"), {"file": file_of(*lines)})
    assert shown.context["headings"]["unknown"] == ["Organisme", "Nature", "Remarques"]
    assert "What to import" not in shown.content.decode()
    mapped = send(
        reverse("partner_import_again", args=[shown.context["job"].pk]),
        {
            "heading": ["Organisme", "Nature", "Remarques"],
            "column": ["name_fr", "kind", "-"],
            "name": "Notre liste",
        },
    )
    assert rows_of(mapped) == [(2, "new")]
    kept = ColumnMap.objects.get()
    assert (kept.name, kept.columns) == ("Notre liste", {"organisme": "name_fr", "nature": "kind", "remarques": "-"})
    assert rows_of(send(reverse("partner_import"), {"file": file_of(*lines), "column_map": kept.pk})) == [(2, "new")]


def test_an_unreadable_file_is_told_in_a_sentence(officer, send):
    file = io.BytesIO(b"PK\x03\x04")
    file.name = "x.xlsx"
    shown = send(reverse("partner_import"), {"file": file})
    assert shown.context["job"].state == "failed"
    assert "The workbook is damaged." in shown.content.decode()


def test_a_running_check_shows_its_progress_and_can_be_cancelled(client, officer):
    data = {"resource": "partnerships.resources.PartnerResource", "file": "x.csv"}
    job = Job.objects.create(authority=officer.authority, by=officer, kind=work.CHECK, data=data)
    url = reverse("partner_import_preview", args=[job.pk])
    job.tell(40, 100)
    assert 'value="40" max="100"' in client.get(url).content.decode()
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, 'value="40" max="100"' in part) == (False, True)
    client.post(reverse("partner_import_cancel", args=[job.pk]))
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Nothing was written." in client.get(url).content.decode()


def test_an_import_that_is_cancelled_while_it_checks_leaves_nothing(officer, send):
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", "GIZ;bilateral")}).context["job"]
    apply = Job.objects.create(
        authority=officer.authority,
        by=officer,
        kind=work.APPLY,
        data={**job.data, "which": "all"},
        upload=job.upload.name,
    )
    apply.ask_cancel()
    jobs.run(apply.pk)
    apply.refresh_from_db()
    assert (apply.state, Partner.objects.count()) == ("cancelled", 0)


def test_a_template_can_be_downloaded(client, officer):
    response = client.get(reverse("partner_import_template"))
    assert response.content[:4] == b"PK\x03\x04"
    assert response["Content-Disposition"] == 'attachment; filename="partner-template.xlsx"'


PAGES = ("partner_import", "partner_import_template")


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_write_may_not_import(client, page):
    client.force_login(make_user("auditor"))
    assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", ["preview", "again", "apply", "cancel"])
def test_a_colleague_s_or_another_record_s_import_is_not_found(client, officer, send, page):
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", "GIZ;bilateral")}).context["job"]
    ask = client.get if page == "preview" else client.post
    assert ask(reverse(f"contact_import_{page}", args=[job.pk])).status_code == 404
    client.force_login(make_user("officer", authority=make_authority()))
    assert ask(reverse(f"partner_import_{page}", args=[job.pk])).status_code == 404


def test_messages_of_the_preview_are_in_the_reader_s_language(client, send):
    user = make_user("officer", language="fr")
    client.force_login(user)
    job = send(reverse("partner_import"), {"file": file_of("name_fr;kind", "X;nonsense")}).context["job"]
    assert job.by.language == "fr"
    assert rows_of(client.get(reverse("partner_import_preview", args=[job.pk]))) == [(2, "refused")]
