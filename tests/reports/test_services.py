"""Issuing: numbers, hashes, and nothing that changes afterwards."""

import hashlib
import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jisr.models import Activity
from reports.models import AlteredFile, Frozen, IssuedReport
from reports.services import Wanted, draft_report, issue_report
from tests.reports.scene import AS_OF, END, START, Scene, a_partner, a_user, an_authority

YEAR = timezone.localdate().year


def a_statement(scene: Scene, language: str = "fr") -> Wanted:
    return Wanted(scene.partner, language, AS_OF, START, END)


def test_an_issued_report_is_numbered_hashed_and_kept(scene):
    issued = issue_report(a_statement(scene), by=scene.user)
    kept = IssuedReport.objects.get()
    assert (kept.number, kept.kind, kept.language) == (f"RPT-{YEAR}-0001", "partner_statement", "fr")
    assert (kept.subject, kept.issued_by, kept.as_of) == (scene.partner, scene.user, AS_OF)
    assert (kept.period_from, kept.period_to) == (START, END)
    assert hashlib.sha256(kept.content()).hexdigest() == kept.sha256 == issued.sha256


def test_the_figures_are_kept_as_plain_data(scene):
    data = IssuedReport.objects.get(pk=issue_report(a_statement(scene), by=scene.user).pk).data
    [direct] = [line for line in data["money"] if line["code"] == "direct"]
    assert [(part["currency"], part["amount"], part["equivalent"]) for part in direct["amounts"]] == [
        ("USD", "8000.000", "76000.00000000000")
    ]
    assert data["cover"]["number"] == f"RPT-{YEAR}-0001"
    assert json.loads(json.dumps(data)) == data


def test_numbers_run_on_in_each_authority(scene):
    issue_report(a_statement(scene), by=scene.user)
    second = issue_report(Wanted(scene.project, "ar", AS_OF), by=scene.user)
    other = a_user(an_authority("Commune de Tanant"), "other@tanant.example")
    theirs = issue_report(Wanted(a_partner(other), "en", AS_OF, START, END), by=other)
    assert (second.number, theirs.number) == (f"RPT-{YEAR}-0002", f"RPT-{YEAR}-0001")
    assert (second.kind, second.partner, second.subject) == ("project_sheet", None, scene.project)


def test_issuing_leaves_a_line_of_activity_on_the_record(scene):
    issued = issue_report(a_statement(scene), by=scene.user, via="command")
    line = Activity.objects.get(verb="issued")
    assert (line.object_id, line.data, line.by, line.via) == (
        scene.partner.pk,
        {"number": issued.number},
        scene.user,
        "command",
    )


def test_an_issued_report_is_never_changed_or_deleted(scene):
    issued = issue_report(a_statement(scene), by=scene.user)
    issued.language = "en"
    for change in (
        issued.save,
        issued.delete,
        IssuedReport.objects.all().delete,
        lambda: IssuedReport.objects.update(language="en"),
    ):
        with pytest.raises(Frozen):
            change()
    assert IssuedReport.objects.get().language == "fr"


def test_a_file_that_was_altered_or_lost_is_not_handed_out(scene):
    issued = issue_report(a_statement(scene), by=scene.user)
    with issued.file.storage.open(issued.file.name, "wb") as stored:
        stored.write(b"%PDF-1.7 another")
    with pytest.raises(AlteredFile):
        IssuedReport.objects.get().content()
    issued.file.storage.delete(issued.file.name)
    with pytest.raises(AlteredFile):
        IssuedReport.objects.get().content()


def test_the_name_of_the_file_tells_nothing(scene):
    issued = issue_report(a_statement(scene), by=scene.user)
    folder, name = issued.file.name.split("/")
    assert (folder, len(name), issued.number in name) == ("issued", 36, False)


def test_a_draft_is_not_kept(scene):
    assert draft_report(a_statement(scene))[:5] == b"%PDF-"
    assert IssuedReport.objects.count() == 0


def test_what_cannot_be_reported_takes_no_number(scene):
    with pytest.raises(ValidationError):
        issue_report(Wanted(scene.published, "fr", AS_OF), by=scene.user)
    assert issue_report(a_statement(scene), by=scene.user).number == f"RPT-{YEAR}-0001"


def test_a_later_payment_does_not_change_what_was_issued(scene):
    issued = issue_report(a_statement(scene), by=scene.user)
    before = issued.content()
    scene.partner.name_fr = "Autre nom"
    scene.partner.store(by=scene.user)
    kept = IssuedReport.objects.get()
    assert kept.content() == before
    assert kept.data["partner"]["name"]["text"] == "الاتحاد الأوروبي"


def test_a_period_is_in_the_data_as_days(scene):
    data = IssuedReport.objects.get(pk=issue_report(a_statement(scene), by=scene.user).pk).data
    assert date.fromisoformat(data["period_to"]) == END
