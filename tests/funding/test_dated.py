"""Everything dated: what is asked of the database, and what is late."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import Group, Permission

from funding.dated import NOBODY, SOURCES, between, due, late
from funding.models import DatedKind, OpportunityDate
from jisr import days
from tests.factories import make_authority, make_partner, make_user
from tests.factories_dated import one_of_each
from tests.factories_exchanges import make_exchange
from tests.factories_funding import make_disbursement, make_instalment, make_opportunity, make_project, make_proposal
from tests.factories_obligations import make_obligation
from tests.factories_partnerfile import make_assessment, make_questionnaire
from tests.factories_reviews import make_review, make_task

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
PAST, SOON, FAR = date(2026, 11, 12), date(2026, 12, 1), date(2027, 3, 1)


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


@pytest.fixture
def user():
    return make_user("head", "finance")


def kinds(items):
    return [item.kind for item in items]


def test_every_kind_of_date_has_its_source():
    assert list(SOURCES) == list(DatedKind)


def test_one_query_finds_every_kind_on_its_day(user, django_assert_num_queries):
    made = one_of_each(user, SOON)
    between(user, SOON, SOON)
    with django_assert_num_queries(1):
        items = between(user, SOON, SOON)
    assert {item.kind: item.key for item in items} == {kind: row.pk for kind, row in made.items()}
    assert kinds(items) == list(SOURCES)
    assert {(item.day, item.owner_id, item.owner, item.is_late, item.among) for item in items} == {
        (SOON, user.pk, user.full_name, False, 15)
    }


def test_open_rows_know_their_day_their_owner_and_the_record_behind_them(user, django_assert_num_queries):
    made = one_of_each(user, SOON)
    for kind, source in SOURCES.items():
        with django_assert_num_queries(1):
            [row] = [row for row in source.open_rows(user.authority_id) if row.dated_on == SOON]
            record, title = source.record_of(row), source.title_of(row)
        assert (kind, row, row.dated_owner) == (kind, made[kind], user.pk)
        assert title != ""
        assert record._meta.model is source.record
    assert SOURCES[DatedKind.DEADLINE].detail_of(made[DatedKind.DEADLINE]) == "Full proposal due"


def test_nothing_falls_outside_the_days_asked_for(user):
    one_of_each(user, SOON)
    assert between(user, SOON + timedelta(days=1), SOON + timedelta(days=9)) == []
    assert between(user, PAST, SOON - timedelta(days=1)) == []


def test_what_is_past_is_late_except_days_of_notice(user):
    one_of_each(user, PAST)
    items = late(user, TODAY)
    assert kinds(items) == [kind for kind in SOURCES if kind != DatedKind.NOTICE]
    assert {(item.is_late, item.days_late, item.among) for item in items} == {(True, 10, 14)}
    assert [item.kind for item in between(user, PAST, PAST) if not item.is_late] == [DatedKind.NOTICE]
    assert len(late(user, TODAY, limit=3)) == 3


def test_the_day_is_in_three_parts_each_counted(user):
    for day in (PAST, TODAY, SOON):
        make_task(by=user, due_on=day)
        make_obligation(by=user, due_on=day)
    make_task(by=user, due_on=FAR)
    items = due(user, TODAY, SOON, room=1)
    assert [(item.day, item.is_late, item.is_ahead, item.among) for item in items] == [
        (PAST, True, False, 2),
        (TODAY, False, False, 2),
        (SOON, False, True, 2),
    ]


def test_a_day_keeps_its_first_and_counts_the_rest(user):
    for _ in range(4):
        make_task(by=user, due_on=SOON)
    items = between(user, SOON, SOON, room=2)
    assert [(item.title, item.among) for item in items] == [("Appeler le bailleur", 4)] * 2


def test_a_person_a_kind_or_what_nobody_follows_can_be_asked_for(user):
    other = make_user("officer")
    mine, theirs = make_task(by=user, owner=user, due_on=SOON), make_task(by=user, owner=other, due_on=SOON)
    loose = make_task(by=user, due_on=SOON)
    make_obligation(by=user, owner=user, due_on=SOON)
    asked = {"kinds": [DatedKind.TASK]}
    assert [item.key for item in between(user, SOON, SOON, owner=user.pk, **asked)] == [mine.pk]
    assert [item.key for item in between(user, SOON, SOON, owner=other.pk)] == [theirs.pk]
    assert [item.key for item in between(user, SOON, SOON, owner=NOBODY, **asked)] == [loose.pk]


def test_nothing_of_another_authority_is_seen(user):
    one_of_each(make_user("head", authority=make_authority()), SOON)
    assert between(user, SOON, SOON) == []


def test_who_may_read_nothing_sees_nothing(user):
    one_of_each(user, SOON)
    assert between(make_user(), SOON, SOON) == []


def test_a_task_on_a_record_that_the_person_may_not_read_is_not_seen(user):
    make_task(by=user, due_on=SOON, about=make_project(by=user))
    reader, role = make_user(), Group.objects.create(name="Reads tasks alone")
    role.permissions.set(Permission.objects.filter(codename="view_task"))
    reader.groups.add(role)
    assert between(reader, SOON, SOON) == []
    assert kinds(between(user, SOON, SOON)) == [DatedKind.TASK]


def test_what_is_archived_is_not_dated(user):
    make_task(by=user, due_on=SOON).archive(by=user, reason="A double")
    make_review(by=user, due_on=SOON, proposal=make_proposal(by=user)).proposal.archive(by=user, reason="A double")
    assert between(user, SOON, SOON) == []


@pytest.mark.parametrize("state", ["closed", "declined"])
def test_a_call_that_is_passed_leaves_every_view(user, state):
    make_opportunity(by=user, state=state, rows=[OpportunityDate(on=SOON), OpportunityDate(on=PAST)])
    assert between(user, PAST, SOON, with_done=True) == []
    assert late(user, TODAY) == []


def test_a_call_shows_all_its_dates_and_is_late_once_when_the_last_is_past(user):
    rows = [OpportunityDate(kind="concept_note", on=PAST), OpportunityDate(kind="full_proposal", on=SOON)]
    call = make_opportunity(by=user, rows=[*rows, OpportunityDate(kind="start", on=FAR)])
    assert [item.detail for item in between(user, PAST, FAR)] == [
        "Concept note due",
        "Full proposal due",
        "Earliest start",
    ]
    assert late(user, TODAY) == []
    call.dates.filter(kind="full_proposal").update(on=PAST + timedelta(days=1))
    assert [item.detail for item in late(user, TODAY)] == ["Full proposal due"]


def test_a_deadline_has_its_time_and_zone(user):
    make_opportunity(by=user, rows=[OpportunityDate(on=SOON, at=time(17), zone="Europe/Brussels")])
    [item] = between(user, SOON, SOON)
    assert (item.at, item.zone, item.moment.isoformat()) == (time(17), "Europe/Brussels", "2026-12-01T17:00:00+01:00")


def test_a_two_step_bid_is_due_by_its_note_and_then_by_its_proposal(user):
    rows = [OpportunityDate(kind="concept_note", on=SOON), OpportunityDate(kind="full_proposal", on=FAR)]
    call = make_opportunity(by=user, rows=rows)
    bid = make_proposal(by=user, opportunity=call, stage="concept_note")
    asked = {"kinds": [DatedKind.PROPOSAL]}
    assert [item.day for item in between(user, SOON, FAR, **asked)] == [SOON]
    bid.move_to("concept_submitted", by=user, facts={"concept_submitted_on": TODAY})
    bid.move_to("full_proposal", by=user)
    assert [item.day for item in between(user, SOON, FAR, **asked)] == [FAR]


def test_a_visit_that_lasts_is_late_after_its_last_day(user):
    make_exchange(by=user, starts_on=PAST, ends_on=TODAY)
    [item] = between(user, PAST, PAST)
    assert (item.until, item.is_late) == (TODAY, False)
    assert [item.days_late for item in late(user, TODAY + timedelta(days=1))] == [1]


def test_what_is_done_shows_when_asked_for(user):
    project = make_project(by=user)
    paid = make_instalment(by=user, project=project, due_on=SOON, amount=50)
    make_disbursement(amount=50, parts={paid: 50}, posted_by=user)
    make_obligation(by=user, due_on=SOON, state="accepted")
    make_obligation(by=user, due_on=SOON, state="waived")
    make_task(by=user, due_on=SOON, state="done")
    make_task(by=user, due_on=SOON, state="dropped")
    assert between(user, SOON, SOON) == []
    items = between(user, SOON, SOON, with_done=True)
    assert [(item.kind, item.is_done, item.is_late) for item in items] == [
        (DatedKind.OBLIGATION, True, False),
        (DatedKind.INSTALMENT, True, False),
        (DatedKind.TASK, True, False),
    ]


def test_only_the_last_assessment_is_to_be_reviewed(user):
    partner, questions = make_partner(by=user), make_questionnaire()
    make_assessment(by=user, partner=partner, questionnaire=questions, on=PAST, next_review_on=SOON)
    make_assessment(by=user, partner=partner, questionnaire=questions, on=TODAY, next_review_on=FAR)
    assert [item.day for item in between(user, SOON, FAR)] == [FAR]


def test_a_bid_is_named_in_the_readers_language(user):
    from django.utils.translation import override

    make_proposal(by=user, due_on=SOON, name_fr="Eau", name_ar="ماء")
    for language, name in (("ar", "ماء"), ("fr", "Eau")):
        with override(language):
            [item] = between(user, SOON, SOON)
            assert (item.title, item.title_lang) == (name, language)
