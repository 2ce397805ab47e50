import csv
import io
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from jisr.models import Activity, Document, DocumentType
from jisr.models.activity import Verb
from jisr.timeline import timeline
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_documents import PDF, an_upload, make_document, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def agreement(officer):
    return make_agreement(by=officer)


def address_for(record) -> str:
    return f"{reverse('document_create')}?about={record._meta.label_lower}-{record.pk}"


def sent(**fields):
    kind = DocumentType.objects.get(code="signed-agreement")
    return {"title": "Convention", "type": kind.pk, "language": "fr", "file": an_upload(), **fields}


def listed(client, query="") -> list[Document]:
    return [row.record for row in client.get(f"/documents/{query}").context["table"].page.object_list]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, agreement, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_document(about=agreement, by=agreement.created_by)
    client.get("/documents/")
    with django_assert_num_queries(8):
        response = client.get("/documents/")
    assert len(response.context["table"].page.object_list) == how_many


@pytest.mark.parametrize("how_many", [0, 1, 3])
def test_a_records_page_asks_one_query_for_its_documents(client, agreement, how_many, django_assert_max_num_queries):
    for _ in range(how_many):
        make_document(about=agreement, by=agreement.created_by)
    client.get(agreement.url_for())
    with django_assert_max_num_queries(100) as asked:
        shown = client.get(agreement.url_for()).context["documents"]
    about_documents = [query["sql"] for query in asked.captured_queries if 'FROM "jisr_document"' in query["sql"]]
    assert (len(shown["rows"]), len([sql for sql in about_documents if "LIMIT 11" in sql])) == (how_many, 1)


@pytest.mark.parametrize("how_many", [2, 4])
def test_a_documents_page_asks_the_same_queries_for_any_number_of_editions(
    client, officer, agreement, how_many, django_assert_num_queries
):
    document = None
    for _ in range(how_many):
        document = make_document(about=agreement, by=officer, replaces=document)
    client.get(document.url_for())
    with django_assert_num_queries(14):
        page = client.get(document.url_for())
    assert [row.edition for row in page.context["editions"]] == list(range(how_many, 0, -1))


def test_a_file_is_added_on_the_page_of_a_record(client, officer, agreement):
    add = client.get(agreement.url_for()).context["documents"]["add_url"]
    assert add == address_for(agreement)
    assert client.get(add).status_code == 200
    answer = client.post(add, sent(note="Signée à Rabat", dated_on="2026-03-01"))
    document = Document.objects.get()
    assert answer.headers["Location"] == f"{agreement.url_for()}#documents"
    assert (document.subject, document.created_by, document.note) == (agreement, officer, "Signée à Rabat")
    assert client.get(agreement.url_for()).context["documents"]["rows"] == [document]
    assert timeline(agreement)[0].via == "on a page"


def test_an_upload_that_is_not_kept_says_why_beside_the_file(client, agreement):
    page = SimpleUploadedFile("rapport.pdf", b"<html><script>alert(1)</script></html>", content_type="application/pdf")
    answer = client.post(address_for(agreement), sent(file=page))
    assert (answer.status_code, Document.objects.count()) == (422, 0)
    [message] = answer.context["form"].errors["file"]
    assert message.startswith("This file is of no kind that is kept")


@pytest.mark.parametrize("name", ["convention.docx", "convention.pdf.exe", "\u202efdp.exe"])
def test_a_name_that_belies_the_content_is_refused(client, agreement, name):
    answer = client.post(address_for(agreement), sent(file=SimpleUploadedFile(name, PDF)))
    assert (answer.status_code, Document.objects.count()) == (422, 0)


def test_an_empty_or_too_large_file_is_refused_on_the_page(client, agreement, settings):
    settings.DOCUMENT_MAX_BYTES = 10
    for content in (b"", PDF):
        answer = client.post(address_for(agreement), sent(file=SimpleUploadedFile("a.pdf", content)))
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    "about",
    [
        "partnerships.agreement-999999",
        "jisr.user-1",
        "jisr.document-1",
        "jisr.authority-1",
        "x",
        "partnerships.agreement-",
        "partnerships.agreement-²",
        "partnerships.agreement-" + "9" * 40,
        "a.b.c-1",
        "-1",
        "\x00",
    ],
)
def test_a_file_for_what_is_no_record_is_not_taken(client, officer, about):
    url = reverse("document_create")
    assert client.get(url, {"about": about}).status_code == 404


def test_a_file_for_a_record_of_another_authority_is_not_taken(client, officer):
    foreign = make_partner(authority=make_authority(name_fr="Région voisine"))
    assert client.get(address_for(foreign)).status_code == 404
    assert client.post(address_for(foreign), sent()).status_code == 404
    assert Document.objects.count() == 0


def test_without_a_record_the_list_says_where_to_add(client, officer):
    assert client.get(reverse("document_create")).headers["Location"] == reverse("document_list")


def test_an_archived_record_takes_no_file(client, officer, agreement):
    agreement.archive(by=officer, reason="Replaced")
    assert client.get(agreement.url_for()).context["documents"]["add_url"] == ""
    for answer in (client.get(address_for(agreement)), client.post(address_for(agreement), sent())):
        assert answer.headers["Location"] == agreement.url_for()
    assert Document.objects.count() == 0


def taken(answer):
    """The file of an answer, read to its end, where it is closed."""
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_those_who_only_read_see_documents_and_add_none(client, agreement, role):
    document = make_document(about=agreement)
    client.force_login(make_user(role, authority=agreement.authority))
    shown = client.get(agreement.url_for()).context["documents"]
    assert (shown["rows"], shown["add_url"]) == ([document], "")
    assert client.post(address_for(agreement), sent()).status_code == 403
    answer = client.get(document.file_url)
    taken(answer)
    assert answer.status_code == 200


def test_the_file_is_handed_out_to_be_kept_and_never_shown(client, officer, agreement):
    document = make_document(about=agreement, by=officer, name="اتفاقية التوأمة.pdf")
    answer = client.get(document.file_url)
    assert taken(answer) == PDF
    named = "%D8%A7%D8%AA%D9%81%D8%A7%D9%82%D9%8A%D8%A9%20%D8%A7%D9%84%D8%AA%D9%88%D8%A3%D9%85%D8%A9.pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{named}"
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert sorted(answer.headers["Content-Security-Policy"].split("; ")) == ["default-src 'none'", "sandbox"]
    assert answer.headers["Content-Length"] == str(len(PDF))
    assert "no-store" in answer.headers["Cache-Control"]


def test_each_download_is_written_down(client, officer, agreement):
    document = make_document(about=agreement, by=officer)
    taken(client.head(document.file_url))
    assert Activity.objects.filter(verb=Verb.DOWNLOADED).count() == 0
    taken(client.get(document.file_url))
    [line] = client.get(document.url_for()).context["downloads"]
    assert (line.by, line.object_id, timeline(document)[0].sentence) == (officer, document.pk, "downloaded the file")


def test_a_name_cannot_write_headers(client, officer, agreement):
    document = make_document(about=agreement, by=officer)
    Document.objects.filter(pk=document.pk).update(file_name='a"; x="\r\nSet-Cookie: a=b.pdf')
    answer = client.get(document.file_url)
    taken(answer)
    assert ("Set-Cookie" in answer.headers, "\n" in answer.headers["Content-Disposition"]) == (False, False)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


def test_a_file_that_is_gone_is_said_to_be(client, officer, agreement):
    document = make_document(about=agreement, by=officer)
    document.file.storage.delete(document.file.name)
    answer = client.get(document.file_url, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "The file of this document is no longer on the store. Tell the administrator."
    ]
    assert Activity.objects.filter(verb=Verb.DOWNLOADED).count() == 0


def test_no_address_serves_the_stored_file(client, officer, agreement):
    document = make_document(about=agreement, by=officer)
    for address in (f"/{document.file.name}", f"/documents/{document.file.name}", f"/files/{document.file.name}"):
        assert client.get(address).status_code == 404


def test_another_authoritys_document_is_not_there(client, officer):
    partner = make_partner(authority=make_authority(name_fr="Région voisine"))
    foreign = make_document(about=partner)
    pages = [foreign.url_for(screen) for screen in ("detail", "update", "remove", "edition", "file")]
    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, sent()).status_code for page in pages[1:4]} == {404}
    assert (listed(client), Document.objects.count()) == ([], 1)


def test_the_filters_find_and_leave_out(client, officer, agreement):
    partner = make_partner(by=officer)
    minutes = DocumentType.objects.get(code="minutes")
    one = make_document(about=agreement, by=officer, title="Convention signée", language="fr")
    two = make_document(about=partner, by=officer, title="محضر الاجتماع", language="ar", type=minutes)
    assert listed(client) == [two, one]
    assert listed(client, "?q=المحضر") == listed(client, "?q=xyz") == []
    assert listed(client, "?q=محضر") == listed(client, f"?type={minutes.pk}") == listed(client, "?language=ar") == [two]
    assert listed(client, "?about=partnerships.agreement") == listed(client, "?q=signee") == [one]
    assert listed(client, f"?record=partnerships.agreement-{agreement.pk}") == [one]
    assert listed(client, "?record=partnerships.agreement-0") == listed(client, "?record=x") == []


def test_the_list_is_shown_with_all_its_columns_in_any_order(client, officer, agreement):
    rows = [make_document(about=agreement, by=officer, title=title, language="") for title in ("B", "A")]
    columns = list(client.get("/documents/").context["table"].base_columns)
    query = "&".join(f"columns={name}" for name in columns)
    for column in columns:
        assert len(listed(client, f"?{query}&sort=-{column}")) == 2
    assert listed(client, f"?{query}&sort=title") == rows[::-1]


def test_a_title_is_found_by_the_search_over_everything(client, officer, agreement):
    document = make_document(about=agreement, by=officer, title="محضر الدورة")
    make_document(about=make_partner(authority=make_authority(name_fr="Région voisine")), title="محضر الدورة")
    [found] = client.get("/search/", {"q": "محضر"}).context["found"]
    assert (found.reference, found.name, found.url) == (document.reference, "محضر الدورة", document.url_for())


def test_earlier_editions_and_archived_ones_leave_the_list_until_asked_for(client, officer, agreement):
    first = make_document(about=agreement, by=officer)
    second = make_document(about=agreement, by=officer, replaces=first)
    assert (listed(client), listed(client, "?editions=all")) == ([second], [second, first])
    second.archive(by=officer, reason="Wrong file")
    assert (listed(client), listed(client, "?archived=yes")) == ([], [second])


def test_what_is_said_of_a_document_changes_and_its_file_does_not(client, officer, agreement):
    document = make_document(about=agreement, by=officer, title="Convention")
    data = {**sent(title="Convention finale", language="ar"), "version": "1"}
    client.post(document.url_for("update"), {**data, "file": an_upload(office(), "autre.docx")})
    document.refresh_from_db()
    assert (document.title, document.language, document.media_type) == ("Convention finale", "ar", "application/pdf")
    changes = {change.label: (change.old, change.new) for change in timeline(document)[0].changes}
    assert changes == {"Title": ("Convention", "Convention finale"), "Language": ("French", "Arabic")}


def test_a_new_edition_takes_over_what_was_said(client, officer, agreement):
    first = make_document(about=agreement, by=officer, title="Convention", dated_on="2026-01-01")
    form = client.get(first.url_for("edition")).context["form"]
    assert (form["title"].value(), form["type"].value(), form["dated_on"].value()) == (
        "Convention",
        first.type_id,
        None,
    )
    answer = client.post(first.url_for("edition"), sent(file=an_upload(office(), "convention.docx")))
    second = Document.objects.get(replaces=first)
    assert answer.headers["Location"] == f"{agreement.url_for()}#documents"
    assert (second.edition, second.subject, second.kind_label) == (2, agreement, "DOCX")
    for answer in (client.get(first.url_for("edition")), client.post(first.url_for("edition"), sent())):
        assert answer.headers["Location"] == first.url_for()
    assert Document.objects.count() == 2
    page = client.get(first.url_for())
    assert (page.context["newest"], page.context["may_replace"]) == (second, False)


def test_a_document_is_archived_with_a_reason_and_taken_out_again(client, officer, agreement):
    document = make_document(about=agreement, by=officer)
    client.post(document.url_for("remove"), {"do": "archive", "reason": "Wrong file"})
    assert client.get(agreement.url_for()).context["documents"]["rows"] == []
    assert client.get(document.url_for("edition")).headers["Location"] == document.url_for()
    client.post(document.url_for("remove"), {"do": "restore"})
    assert client.get(agreement.url_for()).context["documents"]["rows"] == [document]


def test_a_record_of_many_documents_leads_to_all_of_them(client, officer, agreement):
    for _ in range(11):
        make_document(about=agreement, by=officer)
    shown = client.get(agreement.url_for()).context["documents"]
    assert (len(shown["rows"]), len(listed(client, f"?{shown['all_url'].partition('?')[2]}"))) == (10, 11)


def test_a_document_is_no_record_to_hang_documents_on(client, officer, agreement):
    assert client.get(make_document(about=agreement, by=officer).url_for()).context["documents"] is None


def sheet_of(client) -> list[list]:
    answer = client.get("/documents/?export=xlsx")
    rows = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values
    return [list(row) for row in rows]


def import_rows(client, rows, captured):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    upload = SimpleUploadedFile("d.csv", text.getvalue().encode())
    with captured(execute=True):
        answer = client.post("/documents/import/", {"file": upload, "encoding": ""})
    preview = client.get(answer.headers["Location"])
    counts = {str(outcome): count for outcome, _label, count in preview.context["counts"]}
    return SimpleNamespace(url=answer.headers["Location"], counts=counts, rows=preview.context["rows"])


def test_what_is_said_of_documents_goes_out_and_comes_back_and_files_do_not(
    client, officer, agreement, django_capture_on_commit_callbacks
):
    document = make_document(about=agreement, by=officer, title="Convention")
    headings, row = sheet_of(client)
    assert [row[headings.index(name)] for name in ("Reference", "Title", "About", "File name")] == [
        document.reference,
        "Convention",
        agreement.reference,
        "convention.pdf",
    ]
    assert import_rows(client, [headings, row], django_capture_on_commit_callbacks).counts["unchanged"] == 1
    changed = list(row)
    changed[headings.index("Title")] = "Convention signée"
    check = import_rows(client, [headings, changed], django_capture_on_commit_callbacks)
    assert check.counts["changed"] == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{check.url}apply/", {"which": "all"})
    document.refresh_from_db()
    assert (document.title, document.version, document.updated_by) == ("Convention signée", 2, officer)


def test_an_import_brings_no_document_without_its_file_and_changes_no_file(
    client, officer, agreement, django_capture_on_commit_callbacks
):
    make_document(about=agreement, by=officer)
    headings, row = sheet_of(client)
    new, other = list(row), list(row)
    for name in ("Reference", "Version", "File name", "Content type", "Size", "Edition", "SHA-256"):
        new[headings.index(name)] = ""
    other[headings.index("SHA-256")] = "0" * 64
    check = import_rows(client, [headings, new, other], django_capture_on_commit_callbacks)
    assert check.counts["refused"] == 2
    messages = [" ".join(message for _column, _value, message in item["problems"]) for item in check.rows]
    assert "A document comes with its file" in messages[0]
    assert messages[1] == "An import does not change this: leave it as it was."


def test_types_of_document_are_kept_by_the_head_and_the_administrator(client):
    for role in ("head", "administrator"):
        client.force_login(make_user(role))
        answer = client.post("/document-types/new/", {"code": f"plan-{role}", "name_fr": "Plan"})
        assert answer.headers["Location"] == DocumentType.objects.get(code=f"plan-{role}").url_for()
    client.force_login(make_user("officer"))
    assert client.get("/document-types/").status_code == 200
    assert client.post("/document-types/new/", {"code": "x", "name_fr": "x"}).status_code == 403


@pytest.mark.parametrize("role", ["head"])
def test_the_list_of_types_asks_the_same_queries_whatever_is_added(client, role, django_assert_num_queries):
    client.force_login(make_user(role))
    client.get("/document-types/")
    for _ in range(2):
        with django_assert_num_queries(6):
            shown = client.get("/document-types/?q=minutes").context["table"].page.object_list
        assert [row.record.code for row in shown] == ["minutes"]


def test_a_type_in_use_is_not_deleted(client, agreement):
    document = make_document(about=agreement)
    client.force_login(make_user("head", authority=agreement.authority))
    client.post(document.type.url_for("remove"), {"do": "delete"})
    assert DocumentType.objects.filter(pk=document.type_id).exists()
