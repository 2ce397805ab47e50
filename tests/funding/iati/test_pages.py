from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from funding.models import Project
from jisr.models import Authority, Job, User
from tests.factories import make_authority, make_user
from tests.funding.iati.files import activity, file_of, money

BAD = activity("B", title="<narrative>&lt;script&gt;alert(1)&lt;/script&gt;</narrative>", more=money(amount="1,5"))


@pytest.fixture
def client_of_officer(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def upload(*activities: str, content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("published.xml", content or file_of(*activities).getvalue(), "application/xml")


@pytest.fixture
def check(client_of_officer: Client, django_capture_on_commit_callbacks) -> Any:
    def post(*activities: str, country: str = "MA", content: bytes | None = None) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            data = {"file": upload(*activities, content=content), "country": country}
            response = client_of_officer.post("/iati/", data)
        assert response.status_code == 302
        return response.headers["Location"]

    return post


def test_a_file_is_checked_shown_and_then_imported(
    client_of_officer: Client, check: Any, officer: User, django_capture_on_commit_callbacks
) -> None:
    page = check(activity("A", more=money("2")))
    shown = client_of_officer.get(page)
    assert shown.status_code == 200
    assert (shown.context["is_clean"], Project.objects.count()) == (True, 0)
    assert [one["label"] for one in shown.context["movements"]] == ["outgoing commitment"]

    with django_capture_on_commit_callbacks(execute=True):
        response = client_of_officer.post(f"{page}import/", {"which": "all"})
    done = client_of_officer.get(response.headers["Location"])

    assert [(one.donor_number, one.created_by) for one in Project.objects.all()] == [("A", officer)]
    assert done.context["result"]["written"] is True
    assert done.context["records"] == [("fundings", {"made": 1})]
    assert Project.objects.get().history.get().history_change_reason.startswith("import:")


def test_bad_activities_are_shown_and_the_good_ones_go_in_only_by_choice(
    client_of_officer: Client, check: Any, django_capture_on_commit_callbacks
) -> None:
    page = check(activity("A"), BAD)
    shown = client_of_officer.get(page)
    text = shown.content.decode()
    assert shown.context["is_clean"] is False
    assert text.count("<td><bdi>1,5</bdi></td>") == 1
    assert (text.count("<script>alert"), text.count("&lt;script&gt;alert(1)&lt;/script&gt;")) == (0, 1)

    with django_capture_on_commit_callbacks(execute=True):
        client_of_officer.post(f"{page}import/", {"which": "all"})
    assert Project.objects.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        client_of_officer.post(f"{page}import/", {"which": "good"})

    assert [one.donor_number for one in Project.objects.all()] == ["A"]


def test_activities_of_morocco_are_offered_first(client_of_officer: Client, check: Any) -> None:
    form = client_of_officer.get("/iati/").context["form"]
    page = check(activity("A"), activity("B").replace('code="MA"', 'code="TN"'))

    assert [code for code, _label in form.fields["country"].choices][:2] == ["MA", ""]
    assert client_of_officer.get(page).context["result"]["activities"]["elsewhere"] == 1


def test_a_file_that_is_not_iati_is_explained(client_of_officer: Client, check: Any) -> None:
    shown = client_of_officer.get(check(content=b"<html/>"))

    assert shown.context["result"]["error"]["message"] == (
        "This is not an IATI activity file: it begins with <html>, not <iati-activities>."
    )
    assert shown.content.decode().count("Import the good activities only") == 0


def test_a_missing_file_is_said_beside_the_field(client_of_officer: Client) -> None:
    response = client_of_officer.post("/iati/", {"country": "MA"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


def test_a_waiting_check_can_be_stopped(client_of_officer: Client, officer: User) -> None:
    job = Job.objects.create(
        authority=officer.authority, kind="iati_check", by=officer, data={"name": "a.xml", "country": "MA"}
    )
    waiting = client_of_officer.get(f"/iati/{job.pk}/")
    client_of_officer.post(f"/iati/{job.pk}/cancel/")
    job.refresh_from_db()

    assert waiting.content.decode().count('hx-trigger="every 2s"') == 1
    assert job.state == "cancelled"
    assert client_of_officer.get(f"/iati/{job.pk}/").content.decode().count("Stopped: nothing was written.") == 1


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator"])
def test_other_roles_may_not_import(commune: Authority, role: str) -> None:
    client = Client()
    client.force_login(make_user(role, authority=commune))

    assert [client.get("/iati/").status_code, client.post("/iati/1/import/").status_code] == [403, 403]


def test_nobody_sees_the_import_of_another(client_of_officer: Client, check: Any) -> None:
    page = check(activity("A"))
    stranger = Client()
    stranger.force_login(make_user("officer", authority=make_authority(name_fr="Autre")))

    assert [stranger.get(page).status_code, stranger.post(f"{page}import/").status_code] == [404, 404]
