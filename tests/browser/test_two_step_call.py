"""A two-step call from the file it comes in to the award; and a call that is passed over."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from openpyxl import Workbook

from funding.models import (
    Criterion,
    CriterionPart,
    Opportunity,
    OpportunityState,
    Project,
    Proposal,
    ProposalStage,
    Reason,
    Screening,
    ScreeningState,
    Submission,
)
from jisr import days
from jisr.models import User
from tests.browser.visitor import PASSWORD, Visitor, label_of
from tests.factories import make_authority, make_partner, make_user

pytestmark = pytest.mark.browser

WORDS = {
    "ar": {"call": "دعم المدن المستدامة", "partner": "الوكالة الأندلسية للتعاون", "commune": "جماعة تمازيرت"},
    "fr": {"call": "Appui aux villes durables", "partner": "Agence andalouse", "commune": "Commune de Tamazirt"},
}
RECEIPT = "AACID/2026/118"


def make_unit(language: str) -> dict[str, User]:
    words = WORDS[language]
    commune = make_authority(name_fr=words["commune"], name_ar=words["commune"])
    commune.partner = make_partner(authority=commune, kind="moroccan_local", name_fr=words["commune"])
    commune.save()
    make_partner(authority=commune, kind="bilateral", acronym="AACID", name_fr=words["partner"])
    return {
        role: make_user(role, authority=commune, language=language, password=PASSWORD) for role in ("officer", "head")
    }


@pytest.mark.parametrize("language", ["ar"])
def test_a_two_step_call_from_the_file_to_the_award(
    visit: Callable[..., Visitor], language: str, tmp_path: Path
) -> None:
    people, words = make_unit(language), WORDS[language]
    visitor = visit(language)

    visitor.sign_in(people["officer"])
    import_the_call(visitor, tmp_path / "calls.xlsx", words["call"])
    judge(visitor, score=4)
    move_screening(visitor, ScreeningState.ASKED)
    visitor.sign_in(people["head"])
    decide(visitor, ScreeningState.GO, "go-plan")

    visitor.sign_in(people["officer"])
    visitor.open(Screening.objects.get().get_absolute_url())
    begin_the_bid(visitor)
    send(visitor, ProposalStage.CONCEPT_NOTE, ProposalStage.CONCEPT_SUBMITTED)
    send(visitor, ProposalStage.FULL_PROPOSAL, ProposalStage.SUBMITTED)
    read_the_calendar(visitor, people["officer"])

    visitor.sign_in(people["head"])
    award(visitor)


def import_the_call(visitor: Visitor, path: Path, name: str) -> None:
    write_sheet(path, name)
    visitor.open(reverse("opportunity_list"))
    visitor.open(reverse("opportunity_import"))
    visitor.page.locator("input[type=file]").set_input_files(path)
    visitor.press(gettext("Check the file"))
    with visitor.page.expect_navigation():
        visitor.page.locator("form button.btn-primary").last.click()
    visitor.check()
    call = Opportunity.objects.get()
    assert (call.state, call.countries, call.languages, call.dates.count()) == ("open", "MA TN", "fr", 3)


def write_sheet(path: Path, name: str) -> None:
    """A sheet of one call: the concept note is due in 20 days, the full proposal in 80."""
    today = days.today()
    dates = "; ".join(
        f"{kind} | {today + timedelta(days=offset):%d/%m/%Y} | 17:00 | Europe/Paris"
        for kind, offset in (("concept_note", 20), ("full_proposal", 80), ("decision", 140))
    )
    row = {
        "partner": "AACID",
        "name_fr": name,
        "name_ar": name,
        "state": "open",
        "currency": "EUR",
        "grant_max": 200000,
        "cofinancing_percent": 20,
        "dates": dates,
        "countries": "MA, TN",
        "languages": "fr",
    }
    book = Workbook()
    book.active.append(list(row))
    book.active.append(list(row.values()))
    book.save(path)


def judge(visitor: Visitor, *, score: int) -> None:
    visitor.open(Opportunity.objects.get().get_absolute_url())
    visitor.follow(gettext("Judge this call"))
    for criterion in Criterion.objects.all():
        value = 1 if criterion.part == CriterionPart.CHECK else score
        visitor.page.locator(f'input[type=radio][name$="{criterion.pk}"][value="{value}"]').first.check()
    visitor.press(gettext("Save"))
    screening = Screening.objects.get()
    assert screening.answers.exclude(answer=None).count() == Criterion.objects.count()


def move_screening(visitor: Visitor, state: ScreeningState) -> None:
    visitor.open(Screening.objects.get().get_absolute_url())
    visitor.move_to(state)
    tick_what_was_seen(visitor)
    visitor.press(gettext("Move to “%(state)s”") % {"state": state.label})
    assert Screening.objects.get().state == state


def decide(visitor: Visitor, state: ScreeningState, code: str) -> None:
    visitor.open(Screening.objects.get().get_absolute_url())
    visitor.move_to(state)
    visitor.fill(label_of(Screening, "decision_reason"), Reason.objects.get(code=code).pk)
    tick_what_was_seen(visitor)
    visitor.press(gettext("Move to “%(state)s”") % {"state": state.label})
    assert Screening.objects.get().state == state


def tick_what_was_seen(visitor: Visitor) -> None:
    """Tick the warnings, and say why where the page asks."""
    for box in visitor.page.locator('main input[type=checkbox][name="is_seen"]').all():
        box.check()
    for reason in visitor.page.locator('main textarea[name="override_reason"]').all():
        reason.fill("Le conseil votera le complément")


def begin_the_bid(visitor: Visitor) -> None:
    visitor.follow(gettext("Begin the proposal"))
    visitor.fill_in(Proposal, requested_amount="150000", own_amount="37500")
    visitor.press(gettext("Save"))
    bid, today = Proposal.objects.get(), days.today()
    assert (bid.currency, bid.concept_due_on, bid.due_on) == (
        "EUR",
        today + timedelta(days=20),
        today + timedelta(days=80),
    )


def send(visitor: Visitor, writing: ProposalStage, sent: ProposalStage) -> None:
    """Begin to write, then record that it left."""
    visitor.open(Proposal.objects.get().get_absolute_url())
    visitor.move_to(writing)
    visitor.press(gettext("Move to “%(state)s”") % {"state": writing.label})
    visitor.follow(gettext("Record the submission"))
    visitor.fill(gettext("Number of the receipt"), RECEIPT)
    tick_what_was_seen(visitor)
    visitor.press(gettext("Record the submission"))
    assert Proposal.objects.get().stage == sent
    assert Submission.objects.filter(number=RECEIPT).count() == Proposal.objects.get().submissions.count()


def read_the_calendar(visitor: Visitor, officer: User) -> None:
    """The agenda's month, then the private address as a calendar program reads it."""
    visitor.open(f"{reverse('agenda')}?view=month")
    assert visitor.page.get_by_role("heading", name=pgettext("calendar", "Agenda"), exact=True).count() == 1
    visitor.open(reverse("calendar_address"))
    visitor.press(gettext("Make an address"))
    address = visitor.page.locator("input[readonly]").last.input_value()
    visitor.page.context.clear_cookies()
    answer = visitor.page.request.get(address)
    assert answer.status == 200
    lines = answer.body().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    events = icalendar.Calendar.from_ical(answer.body()).walk("VEVENT")
    call = Opportunity.objects.get()
    assert [str(event["summary"]) for event in events if call.name in str(event["summary"])]
    moments = [event.decoded("dtstart") for event in events]
    wanted = call.dates.get(kind="full_proposal").moment
    assert wanted in [moment for moment in moments if hasattr(moment, "hour")]


def award(visitor: Visitor) -> None:
    visitor.open(Proposal.objects.get().get_absolute_url())
    visitor.follow(gettext("Record the award"))
    visitor.fill(gettext("Donor's own number"), "AACID-2026-17")
    visitor.press(gettext("Record the award"))
    project = Project.objects.get()
    assert (Proposal.objects.get().stage, project.proposal, project.fundings.count()) == (
        "awarded",
        Proposal.objects.get(),
        2,
    )


def test_a_call_is_passed_over_with_its_reason(visit: Callable[..., Visitor], tmp_path: Path) -> None:
    people = make_unit("ar")
    visitor = visit("ar")
    visitor.sign_in(people["officer"])
    import_the_call(visitor, tmp_path / "calls.xlsx", WORDS["ar"]["call"])
    judge(visitor, score=1)
    move_screening(visitor, ScreeningState.ASKED)
    visitor.sign_in(people["head"])
    visitor.open(reverse("decisions_asked"))
    decide(visitor, ScreeningState.NO_GO, "no-cofinancing")
    call = Opportunity.objects.get()
    assert (call.state, call.pass_reason.code) == (OpportunityState.DECLINED, "no-cofinancing")
    visitor.open(f"{reverse('agenda')}?view=list")
    assert visitor.page.locator("main").get_by_text(call.name).count() == 0
