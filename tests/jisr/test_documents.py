import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages

from jisr.documents import attach, documents_of, tidy_name
from jisr.models import Activity, Document, DocumentType, User
from jisr.models.activity import Verb
from jisr.timeline import timeline
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_documents import PDF, an_upload, make_document

pytestmark = pytest.mark.django_db


def stored() -> set[str]:
    root = Path(storages["documents"].location)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def officer():
    return make_user("officer")


@pytest.fixture
def agreement(officer):
    return make_agreement(by=officer)


def refusal(record, upload, by, **fields) -> dict[str, list[str]] | list[str]:
    kind = DocumentType.objects.get(code="other")
    before = stored()
    with pytest.raises(ValidationError) as caught:
        attach(record, upload, **{"title": "x", "type": kind, "by": by, **fields})
    assert stored() == before
    return caught.value.message_dict if hasattr(caught.value, "error_dict") else caught.value.messages


def test_a_document_keeps_what_its_file_is_under_a_name_that_says_nothing(agreement, officer):
    document = make_document(about=agreement, by=officer, title="Convention", dated_on=date(2026, 3, 1))
    document.refresh_from_db()
    assert (document.subject, document.authority, document.edition) == (agreement, officer.authority, 1)
    assert (document.media_type, document.size, document.sha256) == (
        "application/pdf",
        len(PDF),
        hashlib.sha256(PDF).hexdigest(),
    )
    assert (document.file_name, document.reference[:4]) == ("convention.pdf", "DOC-")
    folder, name = document.file.name.split("/")
    assert (len(name), name[:2], "convention" in name) == (32, folder, False)
    with document.file.open() as file:
        assert file.read() == PDF
    assert Path(document.file.path).stat().st_mode & 0o777 == 0o600
    assert Path(document.file.path).is_relative_to(settings.MEDIA_ROOT)


def test_the_record_and_the_document_say_that_it_was_added(agreement, officer):
    document = make_document(about=agreement, by=officer, title="Convention")
    assert timeline(agreement)[0].sentence == f"added the document “Convention” ({document.reference})"
    assert timeline(document)[0].sentence == "created the record"
    lines = Activity.objects.filter(batch=Activity.objects.get(verb=Verb.DOCUMENT_ADDED).batch)
    assert {(line.verb, line.by) for line in lines} == {("created", officer), ("document_added", officer)}


def test_a_title_left_blank_is_the_files_name(agreement, officer):
    assert make_document(about=agreement, by=officer, title="  ", name="Note de présentation.pdf").title == (
        "Note de présentation"
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\amina\\note.pdf", "note.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("محضر\u200f الدورة.pdf", "محضر الدورة.pdf"),
        ('a\r\nSet-Cookie: x="1".pdf', "a Set-Cookie_ x=_1_.pdf"),
        ("\x00a\x07.pdf", "a.pdf"),
        ("x" * 400 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_folders_or_what_hides_or_turns_it_round(given, kept):
    assert tidy_name(given) == kept


def test_a_hidden_ending_comes_to_light_and_is_refused(agreement, officer):
    upload = an_upload()
    upload._name = "note\u202efdp.exe"
    assert refusal(agreement, upload, officer) == {"file": ["The name ends with “exe”, but the content is PDF."]}


def test_an_empty_or_too_large_file_is_refused(agreement, officer, settings):
    assert refusal(agreement, an_upload(b""), officer) == {"file": ["The file is empty."]}
    settings.DOCUMENT_MAX_BYTES = 1024 * 1024
    big = an_upload(b"%PDF-" + b" " * 1024 * 1024 + b"%%EOF")
    assert refusal(agreement, big, officer) == {"file": ["The file is larger than 1 MB."]}


def test_a_record_in_the_archive_takes_no_document(agreement, officer):
    agreement.archive(by=officer, reason="Replaced")
    assert refusal(agreement, an_upload(), officer) == ["The record is in the archive: take it out first."]


def test_nothing_is_left_of_a_document_whose_row_fails(agreement, officer):
    found = refusal(agreement, an_upload(), officer, title="x" * 301)
    assert list(found) == ["title"]
    assert (Document.objects.count(), Activity.objects.filter(verb=Verb.DOCUMENT_ADDED).count()) == (0, 0)


def test_the_file_goes_when_the_row_cannot_be_written(agreement, officer):
    before = stored()
    with pytest.raises(ValueError, match="unsaved related object"):
        make_document(about=agreement, by=User())
    assert (stored(), Document.objects.count()) == (before, 0)


def test_a_new_edition_follows_the_newest_and_no_other(agreement, officer):
    first = make_document(about=agreement, by=officer)
    second = make_document(about=agreement, by=officer, content=PDF + b"\n", replaces=first)
    assert (second.edition, second.replaces, list(documents_of(agreement))) == (2, first, [second])
    newest_only = ["Only the newest edition of a document in use can be replaced."]
    assert refusal(agreement, an_upload(), officer, replaces=first) == newest_only
    assert refusal(make_partner(by=officer), an_upload(), officer, replaces=second) == newest_only
    second.archive(by=officer, reason="Wrong file")
    assert refusal(agreement, an_upload(), officer, replaces=second) == newest_only
    assert list(documents_of(agreement)) == []
    assert (
        timeline(agreement)[0].sentence == f"added edition 2 of the document “Convention signée” ({second.reference})"
    )


def test_a_deleted_document_takes_its_file_along(agreement, officer, django_capture_on_commit_callbacks):
    first = make_document(about=agreement, by=officer)
    second = make_document(about=agreement, by=officer, replaces=first)
    with pytest.raises(ValidationError):
        first.erase(by=officer)
    name = second.file.name
    with django_capture_on_commit_callbacks(execute=True):
        second.erase(by=officer)
    assert (name in stored(), first.file.name in stored()) == (False, True)
    assert list(documents_of(agreement)) == [first]


def test_a_record_with_documents_is_not_deleted(officer):
    partner = make_partner(by=officer)
    assert partner.may_be_deleted() is True
    make_document(about=partner, by=officer)
    assert (partner.dependants(), partner.may_be_deleted()) == ([("documents", 1)], False)
