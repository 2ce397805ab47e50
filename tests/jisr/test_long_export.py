import io

import pytest
from openpyxl import load_workbook

from jisr import jobs
from jisr.exchange import long
from jisr.models import Job
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, monkeypatch):
    monkeypatch.setattr(long, "AT_ONCE", 2)
    user = make_user("auditor")
    for name in ("Aourir", "Kénitra", "Larache"):
        make_partner(by=user, name_fr=name, kind="un")
    make_partner(by=user, name_fr="Midelt", kind="ingo")
    client.force_login(user)
    return user


def begin(client, query="export=xlsx&kind=un&sort=name"):
    page = client.get(f"/partners/?{query}")
    job = Job.objects.get()
    assert (page.status_code, page.url) == (302, f"/exports/{job.pk}/")
    return job


def test_a_long_export_is_written_by_a_job_and_holds_what_the_list_shows(client, reader):
    job = begin(client)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["count"]) == ("done", 3)
    answer = client.get(f"/exports/{job.pk}/file/")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    headings = [cell.value for cell in sheet[1]]
    column = headings.index("name in French") if "name in French" in headings else headings.index("Name in French")
    assert [row[column].value for row in sheet.iter_rows(min_row=2)] == ["Aourir", "Kénitra", "Larache"]


def test_its_page_follows_it_and_offers_the_file(client, reader):
    job = begin(client)
    assert f"/exports/{job.pk}/file/" not in client.get(f"/exports/{job.pk}/").text
    assert client.get(f"/exports/{job.pk}/", headers={"HX-Request": "true"}).status_code == 200
    jobs.run(job.pk)
    assert client.get(f"/exports/{job.pk}/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert f"/exports/{job.pk}/file/" in client.get(f"/exports/{job.pk}/").text


def test_nobody_else_sees_the_job_or_its_file(client, reader):
    job = begin(client)
    jobs.run(job.pk)
    client.force_login(make_user("head", authority=reader.authority))
    paths = ("", "file/")
    assert [client.get(f"/exports/{job.pk}/{path}").status_code for path in paths] == [404, 404]
    assert client.post(f"/exports/{job.pk}/cancel/").status_code == 404


def test_a_cancelled_export_leaves_no_file(client, reader):
    job = begin(client)
    client.post(f"/exports/{job.pk}/cancel/")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.upload.name) == ("cancelled", "")
    assert client.get(f"/exports/{job.pk}/file/").status_code == 404


def test_a_short_export_comes_at_once(client, reader):
    answer = client.get("/partners/?export=csv&kind=ingo")
    assert "Midelt" in b"".join(answer.streaming_content).decode()


def test_nothing_is_exported_while_a_value_of_the_filter_cannot_be_read(client, reader):
    page = client.get("/partners/?export=csv&kind=nonsense")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert ("Aourir" in page.text, "nonsense" in page.text) == (False, True)
