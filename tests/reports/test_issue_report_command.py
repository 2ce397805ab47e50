import pytest
from django.core.management import CommandError, call_command

from reports.models import IssuedReport
from tests.reports.paper import reader
from tests.reports.scene import a_partner, a_user, an_authority


def run(kind: str, subject: object, output, **options) -> None:
    call_command("issue_report", kind, "--for", str(subject), "--output", str(output), **{"language": "fr", **options})


def test_a_statement_is_issued_by_reference(scene, tmp_path):
    run("partner_statement", scene.partner.reference, tmp_path / "a.pdf")
    issued = IssuedReport.objects.get()
    assert (tmp_path / "a.pdf").read_bytes() == issued.content()
    assert (issued.language, issued.issued_by) == ("fr", None)


def test_a_sheet_is_issued_by_key(scene, tmp_path, capsys):
    run("project_sheet", scene.project.pk, tmp_path / "a.pdf", language="ar")
    issued = IssuedReport.objects.get()
    assert issued.subject == scene.project
    assert capsys.readouterr().out == f"{issued.number} {tmp_path / 'a.pdf'}\n"


def test_the_period_is_taken(scene, tmp_path):
    call_command(
        "issue_report", "partner_statement", "--for", scene.partner.reference, "--language", "en",
        "--output", str(tmp_path / "a.pdf"), "--from", "2026-01-01", "--to", "2026-06-30",
    )  # fmt: skip
    issued = IssuedReport.objects.get()
    assert (str(issued.period_from), str(issued.period_to)) == ("2026-01-01", "2026-06-30")


@pytest.mark.once
def test_a_draft_is_not_kept(scene, tmp_path):
    run("partner_statement", scene.partner.reference, tmp_path / "a.pdf", language="en", draft=True)
    assert "DRAFT" in reader((tmp_path / "a.pdf").read_bytes()).pages[0].extract_text()
    assert IssuedReport.objects.count() == 0


@pytest.mark.parametrize(
    ("subject", "options", "sentence"),
    [
        ("PRT-1999-0001", {}, "No record “PRT-1999-0001”"),
        ("999999", {}, "No record “999999”"),
        ("own", {"by": "nobody@aourir.example"}, "nobody@aourir.example is nobody"),
        ("own", {"by": "officer@aourir.example"}, "officer@aourir.example is nobody"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_a_sentence(scene, tmp_path, subject, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(
            "partner_statement", scene.partner.reference if subject == "own" else subject, tmp_path / "a.pdf", **options
        )
    assert IssuedReport.objects.count() == 0


def test_a_reference_of_two_authorities_asks_which(scene, tmp_path):
    other = a_user(an_authority("Commune de Tanant"), "other@tanant.example")
    theirs = a_partner(other)
    assert theirs.reference == scene.partner.reference
    with pytest.raises(CommandError, match="--authority"):
        run("partner_statement", theirs.reference, tmp_path / "a.pdf")
    run("partner_statement", theirs.reference, tmp_path / "a.pdf", authority=other.authority_id)
    assert IssuedReport.objects.get().partner == theirs


def test_a_published_project_is_refused(scene, tmp_path):
    with pytest.raises(CommandError, match="until it is adopted"):
        run("project_sheet", scene.published.reference, tmp_path / "a.pdf", language="en")


def test_a_file_that_cannot_be_written_is_named(scene, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        run("partner_statement", scene.partner.reference, tmp_path / "no" / "a.pdf", draft=True)
