"""The pages of dossier, experience sheet and twinning report: look, draft, issue, refuse."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from partnerships.models import Agreement
from reports.models import IssuedReport
from tests.factories_exchanges import make_exchange
from tests.factories_reports import Twins
from tests.reports.scene import a_user, an_authority


@pytest.fixture
def officer(twins, client):
    twins.user.groups.add(Group.objects.get(name="officer"))
    client.force_login(twins.user)
    return client


def subject_of(twins: Twins, name: str):
    return {
        "delegation_dossier": twins.visit,
        "experience_sheet": twins.training,
        "twinning_report": twins.agreement,
    }[name]


NAMES = ("delegation_dossier", "experience_sheet", "twinning_report")
YEAR = {"start": "2026-01-01", "end": "2026-12-31", "language": "en"}


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_shown_drafted_and_issued(officer, twins, name):
    subject = subject_of(twins, name)
    address = reverse(name, args=[subject.pk])
    page = officer.get(address, YEAR).content.decode()
    assert '<div class="report card" lang="en" dir="ltr">' in page
    assert officer.get(reverse(f"{name}_draft", args=[subject.pk]), YEAR).content[:5] == b"%PDF-"
    assert IssuedReport.objects.count() == 0
    assert officer.post(address, {**YEAR, "language": "fr"}).status_code == 302
    issued = IssuedReport.objects.get()
    assert (issued.kind, issued.language, issued.subject) == (name, "fr", subject)
    assert officer.get(issued.get_absolute_url()).status_code == 200


def test_an_issued_report_is_found_by_its_encounter(officer, twins):
    officer.post(reverse("experience_sheet", args=[twins.training.pk]), {"language": "en"})
    address = reverse("issuedreport_list")
    found = [
        [row.record.kind for row in officer.get(address, {"q": text}).context["table"].paginated_rows]
        for text in ("fuites", "Visite des ouvrages")
    ]
    assert found == [["experience_sheet"], []]


def test_the_page_is_worded_in_the_reports_language(officer, twins):
    page = officer.get(reverse("twinning_report", args=[twins.agreement.pk]), {**YEAR, "language": "ar"})
    text = page.content.decode()
    assert '<div class="report card" lang="ar" dir="rtl">' in text
    assert "43.600,00\u00a0MAD" in text


def test_the_period_is_this_budget_year_until_chosen(officer, twins):
    twins.authority.fiscal_month = 7
    twins.authority.save()
    form = officer.get(reverse("twinning_report", args=[twins.agreement.pk])).context["form"]
    assert [(day.month, day.day) for day in (form.cleaned_data["start"], form.cleaned_data["end"])] == [(7, 1), (6, 30)]


def test_what_has_no_such_report_leads_back_with_the_reason(officer, twins):
    letter = make_exchange(by=twins.user, kind="letter_in")
    child = Agreement.objects.get(parent=twins.agreement)
    for name, record in (("delegation_dossier", letter), ("experience_sheet", letter), ("twinning_report", child)):
        answer = officer.get(reverse(name, args=[record.pk]))
        assert (answer.status_code, answer.url) == (302, record.get_absolute_url())


@pytest.mark.parametrize("name", NAMES)
def test_an_auditor_reads_and_does_not_issue(twins, client, name):
    auditor = a_user(twins.authority, "auditor@aourir.example")
    auditor.groups.add(Group.objects.get(name="auditor"))
    client.force_login(auditor)
    address = reverse(name, args=[subject_of(twins, name).pk])
    assert (client.get(address, YEAR).status_code, client.post(address, YEAR).status_code) == (200, 403)


@pytest.mark.parametrize("name", NAMES)
def test_another_authoritys_are_not_there(twins, client, name):
    other = a_user(an_authority("Commune de Tanant"), "other@tanant.example")
    other.groups.add(Group.objects.get(name="officer"))
    client.force_login(other)
    assert client.get(reverse(name, args=[subject_of(twins, name).pk])).status_code == 404


def test_the_records_pages_lead_to_their_reports(officer, twins):
    child = Agreement.objects.get(parent=twins.agreement)
    letter = make_exchange(by=twins.user, kind="letter_in")
    pages = (
        (twins.visit.get_absolute_url(), reverse("delegation_dossier", args=[twins.visit.pk]), True),
        (letter.get_absolute_url(), reverse("delegation_dossier", args=[letter.pk]), False),
        (
            reverse("exchange_sheet", args=[twins.training.pk]),
            reverse("experience_sheet", args=[twins.training.pk]),
            True,
        ),
        (reverse("exchange_sheet", args=[twins.visit.pk]), reverse("experience_sheet", args=[twins.visit.pk]), False),
        (twins.agreement.get_absolute_url(), reverse("twinning_report", args=[twins.agreement.pk]), True),
        (child.get_absolute_url(), reverse("twinning_report", args=[child.pk]), False),
    )
    found = [(page, f'href="{link}"' in officer.get(page).content.decode()) for page, link, _shown in pages]
    assert found == [(page, shown) for page, _link, shown in pages]
