from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from funding.iati.importing import import_activities
from funding.iati.summary import Summary
from funding.models import Project
from jisr.models import Activity, Authority, User, Via
from partnerships.models import Partner
from tests.factories import make_partner, make_user
from tests.funding.iati.files import START, activity, file_of, money

TITLE = "<narrative>Cleaner water</narrative>"
PLAN = (
    '<planned-disbursement><period-start iso-date="2026-03-01"/>'
    '<value value-date="2026-03-01">{amount}</value></planned-disbursement>'
)
PLACE = '<location><name><narrative xml:lang="fr">{name}</narrative></name></location>'


def bring(xml: str, authority: Authority, by: User | None = None) -> Summary:
    return import_activities(file_of(xml), authority=authority, by=by, via=Via.COMMAND)


def outcome(summary: Summary) -> dict[str, int]:
    return {what: count for what, count in summary.activities.items() if count}


def differences(summary: Summary) -> list[tuple[Any, ...]]:
    return [(one["field"], one["ours"], one["theirs"]) for one in summary.differences]


@pytest.fixture
def project(commune: Authority) -> Project:
    more = (
        money("2", "1000")
        + money("3", "500", receiver="XX-US-1")
        + PLAN.format(amount=100)
        + PLACE.format(name="Azrou")
    )
    bring(activity(more=more), commune)
    return Project.objects.get()


def again(
    *,
    title: str = "<narrative>Clean water</narrative>",
    committed: str = "1000",
    received: str = "500",
    planned: str = "100",
    place: str = "Azrou",
    dates: str = START,
    status: str = "2",
) -> str:
    """Return the activity of `project`, changed."""
    more = (
        money("2", committed)
        + money("3", received, receiver="XX-US-1")
        + (PLAN.format(amount=planned) if planned else "")
        + PLACE.format(name=place)
    )
    return activity(title=title, more=more, dates=dates).replace('status code="2"', f'status code="{status}"')


def test_what_the_file_changed_follows(project: Project, commune: Authority, officer: User) -> None:
    summary = bring(again(title=TITLE, committed="900", received="450", planned="90"), commune, officer)
    project.refresh_from_db()

    assert (outcome(summary), summary.differences) == ({"changed": 1}, [])
    assert (project.name_en, project.version, project.updated_by) == ("Cleaner water", 2, officer)
    assert [one.amount for one in project.fundings.all()] == [Decimal("900")]
    assert [one.amount for one in project.instalments.all()] == [Decimal("90")]
    assert [one.amount for one in project.disbursements.all()] == [Decimal("450")]
    assert [one.amount for one in project.source_transactions.all()] == [Decimal("900"), Decimal("450")]
    assert [history.name_en for history in project.history.all()] == ["Cleaner water", "Clean water"]
    assert project.search_text == project.refreshed_search_text()


def test_what_a_person_edited_stays_and_the_difference_is_listed_each_time(
    project: Project, commune: Authority
) -> None:
    project.name_en = "Water for Azrou"
    project.store(by=None)
    same, changed = bring(again(), commune), bring(again(title=TITLE), commune)
    project.refresh_from_db()

    assert project.name_en == "Water for Azrou"
    assert (outcome(same), differences(same)) == (
        {"unchanged": 1},
        [("name in English", "Water for Azrou", "Clean water")],
    )
    assert (outcome(changed), differences(changed)) == (
        {"changed": 1},
        [("name in English", "Water for Azrou", "Cleaner water")],
    )


def test_an_edit_that_the_file_comes_to_agree_with_is_no_difference(project: Project, commune: Authority) -> None:
    project.name_en = "Cleaner water"
    project.store(by=None)

    assert bring(again(title=TITLE), commune).differences == []


def test_a_funding_edited_by_hand_stays(project: Project, commune: Authority) -> None:
    funding = project.fundings.get()
    funding.amount = Decimal("1200")
    project.store(by=None, rows=[funding])
    summary = bring(again(committed="900"), commune)
    funding.refresh_from_db()

    assert funding.amount == Decimal("1200")
    assert differences(summary) == [("amount", "1200.000", "900.000")]


def test_a_posted_payment_is_never_touched(project: Project, commune: Authority) -> None:
    payment = project.disbursements.get()
    payment.post(by=make_user("finance", authority=commune))
    summary = bring(again(received="450"), commune)
    payment.refresh_from_db()

    assert payment.amount == Decimal("500")
    assert differences(summary) == [("amount", "500.000", "450.000")]


def test_what_is_no_longer_published_goes_unless_a_person_changed_it(project: Project, commune: Authority) -> None:
    instalment = project.instalments.get()
    bring(again(planned="", place="Ifrane"), commune)
    instalment.refresh_from_db()

    assert instalment.archive_reason == "No longer published by the partner"
    assert [place.name_fr for place in project.places.all()] == ["Ifrane"]


def test_an_edited_instalment_that_is_no_longer_published_stays_and_is_listed(
    project: Project, commune: Authority
) -> None:
    instalment = project.instalments.get()
    instalment.due_on = date(2026, 9, 1)
    instalment.store(by=None)
    summary = bring(again(planned=""), commune)
    instalment.refresh_from_db()

    assert instalment.archived_at is None
    assert [(one["reference"], one["theirs"]) for one in summary.differences] == [
        (instalment.reference, "no longer published")
    ]


def test_what_a_person_deleted_is_not_brought_back(project: Project, commune: Authority) -> None:
    project.store(by=None, removed=[project.places.get()])
    summary = bring(again(title=TITLE), commune)

    assert project.places.count() == 0
    assert differences(summary) == [("place", "deleted here", "Azrou")]


def test_a_project_a_person_deleted_is_not_brought_back(commune: Authority) -> None:
    bring(activity(dates=""), commune)
    Project.objects.get().erase(by=None)
    summary = bring(activity(dates="", title=TITLE), commune)

    assert (Project.objects.count(), differences(summary)) == (0, [("project", "deleted here", "Cleaner water")])


def test_the_state_follows_the_status_by_the_move_of_the_project(project: Project, commune: Authority) -> None:
    summary = bring(again(dates=START + '<activity-date type="4" iso-date="2026-06-30"/>', status="3"), commune)
    project.refresh_from_db()
    line = Activity.objects.get(verb="moved", object_id=project.pk)

    assert (project.state, summary.differences) == ("completed", [])
    assert line.data == {"from": "running", "to": "completed", "reason": "Published by the partner as “finalisation”"}


def test_a_state_that_may_not_follow_is_listed(project: Project, commune: Authority) -> None:
    summary = bring(again(status="1"), commune)
    project.refresh_from_db()

    assert project.state == "running"
    assert differences(summary) == [("state", "Running", "In preparation")]


def test_a_state_moved_by_a_person_stays(project: Project, commune: Authority, officer: User) -> None:
    project.move_to("suspended", by=officer, reason="Floods")
    summary = bring(again(title=TITLE), commune)
    project.refresh_from_db()

    assert project.state == "suspended"
    assert differences(summary) == [("state", "Suspended", "Running")]


def test_a_funder_merged_into_another_keeps_its_funding_once(project: Project, commune: Authority) -> None:
    donor, kept = Partner.objects.get(name_en="The Donor"), make_partner(authority=commune, name_en="The Real Donor")
    project.fundings.update(funder=kept)
    Partner.objects.filter(pk=donor.pk).update(merged_into=kept)
    summary = bring(again(committed="900"), commune)

    assert [(one.funder_id, one.amount) for one in project.fundings.all()] == [(kept.pk, Decimal("900"))]
    assert [one for one in differences(summary) if one[0] == "funder"] == []


def test_an_adopted_project_is_ours_and_stays_so(project: Project, commune: Authority, officer: User) -> None:
    project.adopt(by=officer, reason="We carry it out")
    bring(again(title=TITLE), commune)
    project.refresh_from_db()

    assert (project.origin, project.name_en) == ("ours", "Cleaner water")
