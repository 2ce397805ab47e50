import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from reports.models import IssuedReport
from reports.services import Wanted, issue_report
from tests.reports.scene import AS_OF, END, START, Scene, a_partner, a_user, an_authority

PERIOD = {"start": "2026-01-01", "end": "2026-12-31", "language": "en"}


@pytest.fixture
def officer(scene, client):
    scene.user.groups.add(Group.objects.get(name="officer"))
    client.force_login(scene.user)
    return client


def statement(scene: Scene, name: str = "partner_statement") -> str:
    return reverse(name, args=[scene.partner.pk])


def test_the_statement_page_shows_the_figures(officer, scene):
    page = officer.get(statement(scene), PERIOD).content.decode()
    assert "76,000.00\u00a0MAD" in page
    assert "rate missing" in page


def test_the_page_is_worded_in_the_reports_language(officer, scene):
    page = officer.get(statement(scene), {**PERIOD, "language": "ar"}).content.decode()
    assert '<div class="report card" lang="ar" dir="rtl">' in page
    assert "76.000,00\u00a0MAD" in page


def test_the_period_is_this_budget_year_and_the_language_the_partners_until_chosen(officer, scene):
    form = officer.get(statement(scene)).context["form"]
    assert form.cleaned_data["language"] == scene.partner.preferred_language
    assert (form.cleaned_data["start"].month, form.cleaned_data["end"].month) == (1, 12)


def test_a_period_upside_down_is_refused_beside_its_field(officer, scene):
    answer = officer.get(statement(scene), {**PERIOD, "end": "2025-01-01"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"end": ["The period ends before it starts."]}


def test_a_draft_is_a_pdf(officer, scene):
    answer = officer.get(statement(scene, "partner_statement_draft"), PERIOD)
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert IssuedReport.objects.count() == 0


def test_a_draft_of_nothing_leads_to_the_form(officer, scene):
    answer = officer.get(statement(scene, "partner_statement_draft"), {**PERIOD, "start": "x"})
    assert (answer.status_code, answer.url) == (302, statement(scene))


def test_issuing_leads_to_the_issued_report_and_its_file(officer, scene):
    answer = officer.post(statement(scene), PERIOD)
    issued = IssuedReport.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("issuedreport_detail", args=[issued.pk]))
    file = officer.get(reverse("issuedreport_file", args=[issued.pk]))
    assert (file.content, file["Content-Disposition"]) == (
        issued.content(),
        f'attachment; filename="{issued.number}-en.pdf"',
    )
    assert issued.sha256 in officer.get(answer.url).content.decode()


def test_issuing_wrongly_shows_the_form_again(officer, scene):
    assert officer.post(statement(scene), {**PERIOD, "end": ""}).status_code == 422
    assert IssuedReport.objects.count() == 0


def test_a_sheet_is_shown_drafted_and_issued(officer, scene):
    address = reverse("project_sheet", args=[scene.project.pk])
    assert "1,383,033.49" in officer.get(address, {"language": "en"}).content.decode()
    assert officer.get(reverse("project_sheet_draft", args=[scene.project.pk])).content[:5] == b"%PDF-"
    assert officer.post(address, {"language": "fr"}).status_code == 302
    assert IssuedReport.objects.get().kind == "project_sheet"


def test_a_published_project_leads_back_with_the_reason(officer, scene):
    answer = officer.get(reverse("project_sheet", args=[scene.published.pk]))
    assert (answer.status_code, answer.url) == (302, scene.published.get_absolute_url())


def test_an_auditor_reads_and_does_not_issue(scene, client):
    auditor = a_user(scene.authority, "auditor@aourir.example")
    auditor.groups.add(Group.objects.get(name="auditor"))
    client.force_login(auditor)
    assert client.get(statement(scene), PERIOD).status_code == 200
    assert client.post(statement(scene), PERIOD).status_code == 403


def test_somebody_without_a_role_reads_nothing(scene, client):
    client.force_login(scene.user)
    assert client.get(statement(scene)).status_code == 403
    assert client.get(reverse("issuedreport_list")).status_code == 403


def test_another_authoritys_reports_are_not_there(officer, scene):
    other = a_user(an_authority("Commune de Tanant"), "other@tanant.example")
    partner = a_partner(other)
    issued = issue_report(Wanted(partner, "en", AS_OF, START, END), by=other)
    assert officer.get(reverse("partner_statement", args=[partner.pk])).status_code == 404
    assert officer.get(reverse("issuedreport_detail", args=[issued.pk])).status_code == 404
    assert officer.get(reverse("issuedreport_file", args=[issued.pk])).status_code == 404
    assert issued.number not in officer.get(reverse("issuedreport_list")).content.decode()


def test_an_altered_file_is_not_handed_out(officer, scene):
    issued = issue_report(Wanted(scene.partner, "en", AS_OF, START, END), by=scene.user)
    issued.file.storage.delete(issued.file.name)
    answer = officer.get(reverse("issuedreport_file", args=[issued.pk]))
    assert (answer.status_code, answer.url) == (302, issued.get_absolute_url())


def test_the_list_finds_and_leaves_out(officer, scene):
    issue_report(Wanted(scene.partner, "en", AS_OF, START, END), by=scene.user)
    issue_report(Wanted(scene.project, "fr", AS_OF), by=scene.user)
    address = reverse("issuedreport_list")

    def found(**query: str) -> list[str]:
        return [row.record.kind for row in officer.get(address, query).context["table"].paginated_rows]

    assert found() == ["project_sheet", "partner_statement"]
    assert found(kind="project_sheet") == ["project_sheet"]
    assert found(language="en") == ["partner_statement"]
    assert found(q="European") == ["project_sheet", "partner_statement"]
    assert found(q="0002") == ["project_sheet"]
    assert found(issued_to="2020-01-01") == []


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_as_many_questions_for_one_row_as_for_three(officer, scene, how_many, django_assert_num_queries):
    for _again in range(how_many):
        issue_report(Wanted(scene.project, "fr", AS_OF), by=scene.user)
    officer.get(reverse("issuedreport_list"))
    with django_assert_num_queries(6):
        officer.get(reverse("issuedreport_list"))


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_the_list_is_exported_as_shown(officer, scene, file_format):
    issued = issue_report(Wanted(scene.project, "fr", AS_OF), by=scene.user)
    answer = officer.get(reverse("issuedreport_list"), {"export": file_format})
    content = b"".join(answer.streaming_content)
    assert (answer.status_code, issued.sha256.encode() in content) == (200, file_format == "csv")


def test_the_export_obeys_the_choice_of_columns(officer, scene):
    issued = issue_report(Wanted(scene.project, "fr", AS_OF), by=scene.user)
    answer = officer.get(reverse("issuedreport_list"), {"export": "csv", "columns": ["kind", "subject"]})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == ["Number,Report,About", f"{issued.number},Project sheet,{scene.project.reference}"]
