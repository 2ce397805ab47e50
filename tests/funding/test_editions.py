"""The next edition of a call: by hand, and by itself once the last deadline has passed."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from funding.calls.editions import months_ahead, roll_over, roll_over_passed
from funding.models import Opportunity, OpportunityDate, OpportunityDocument, OpportunityTheme
from jisr.models import DocumentType, Via
from jisr.models.activity import Verb
from jisr.timeline import timeline
from partnerships.models import Theme
from tests.factories import make_user
from tests.factories_funding import make_opportunity, make_proposal
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


def call(*days, **fields):
    return make_opportunity(rows=[OpportunityDate(on=day) for day in days], **fields)


def test_the_next_edition_has_the_same_facts_and_later_dates():
    officer, theme, paper = make_user("officer"), Theme.objects.first(), DocumentType.objects.first()
    old = make_opportunity(
        by=officer,
        owner=officer,
        state="closed",
        donor_number="EU/1",
        currency="EUR",
        grant_max=500,
        countries="MA",
        applicants="un",
        recurs_months=12,
        rows=[
            OpportunityDate(kind="concept_note", on=date(2027, 3, 31), at=time(17), zone="Europe/Brussels"),
            OpportunityDate(on=date(2028, 2, 29)),
            OpportunityTheme(theme=theme, percent=100),
            OpportunityDocument(type=paper, step="concept", note="Signé"),
        ],
    )
    new = roll_over(old, by=officer)
    assert (new.state, new.previous, new.donor_number, new.name_fr) == ("announced", old, "", old.name_fr)
    assert (new.grant_max, new.currency, new.countries, new.applicants, new.owner) == (500, "EUR", "MA", "un", officer)
    assert [(row.kind, row.on, row.at, row.zone) for row in new.dates.all()] == [
        ("concept_note", date(2028, 3, 31), time(17), "Europe/Brussels"),
        ("full_proposal", date(2029, 2, 28), None, "Africa/Casablanca"),
    ]
    assert [(row.theme, row.percent) for row in new.themes.all()] == [(theme, 100)]
    assert [(row.type, row.step, row.note) for row in new.documents_asked.all()] == [(paper, "concept", "Signé")]
    assert lines_of(old)[0].verb == Verb.ROLLED_OVER
    assert timeline(old)[0].sentence == f"made the next edition, {new.reference}"


def test_a_call_has_one_next_edition():
    old = call(date(2026, 3, 1), recurs_months=12)
    roll_over(old, by=None)
    with pytest.raises(ValidationError) as refusal:
        roll_over(old, by=None)
    assert refusal.value.messages == ["The next edition of this call is already on file."]
    assert Opportunity.objects.count() == 2


@pytest.mark.parametrize(("months", "field"), [(None, "months"), (120, None)])
def test_without_months_nothing_is_made(months, field):
    old = call(date(2026, 3, 1))
    if field:
        with pytest.raises(ValidationError) as refusal:
            roll_over(old, by=None, months=months)
        assert list(refusal.value.message_dict) == [field]
    else:
        assert roll_over(old, by=None, months=months).dates.get().on == date(2036, 3, 1)


def test_the_page_asks_for_the_months_and_shows_both_editions(client):
    officer = make_user("officer")
    client.force_login(officer)
    old = make_opportunity(by=officer, rows=[OpportunityDate(on=date(2026, 3, 1))])
    address = f"{old.url_for()}next-edition/"
    assert client.get(old.url_for()).context["may_roll_over"] is True
    assert client.post(address, {"months": ""}).status_code == 422
    response = client.post(address, {"months": "24"})
    new = Opportunity.objects.get(previous=old)
    assert response.headers["Location"] == new.url_for()
    assert new.dates.get().on == date(2028, 3, 1)
    assert f'href="{new.url_for()}"' in client.get(old.url_for()).content.decode()
    assert f'href="{old.url_for()}"' in client.get(new.url_for()).content.decode()
    assert client.get(old.url_for()).context["may_roll_over"] is False
    client.post(address, {"months": "24"})
    assert Opportunity.objects.count() == 2


def test_calls_that_have_passed_are_closed_and_followed_once():
    passed = call(date(2026, 11, 21), recurs_months=12, state="open")
    bid_for = call(date(2026, 11, 21), recurs_months=6, state="open")
    make_proposal(opportunity=bid_for)
    closed = call(date(2026, 1, 15), recurs_months=12, state="closed")
    left = [
        call(date(2026, 11, 22), recurs_months=12),
        call(date(2026, 11, 1)),
        call(date(2026, 11, 1), recurs_months=12, state="declined"),
        make_opportunity(recurs_months=12),
    ]
    for _twice in range(2):
        roll_over_passed(NOW)
    assert Opportunity.objects.count() == 7 + 3
    for old, reason in ((passed, "no-passed"), (bid_for, None), (closed, None)):
        old.refresh_from_db()
        assert (old.state, getattr(old.pass_reason, "code", None)) == ("closed", reason)
        assert old.next_edition.state == "announced"
    assert passed.next_edition.dates.get().on == date(2027, 11, 21)
    assert {line.via for line in lines_of(passed)[:2]} == {Via.JOB}
    assert Opportunity.objects.filter(previous__in=left).count() == 0


def test_what_was_missed_while_nothing_ran_gives_one_edition_ahead():
    old = call(date(2023, 11, 30), recurs_months=12, state="open")
    roll_over_passed(NOW)
    old.refresh_from_db()
    assert old.next_edition.dates.get().on == date(2026, 11, 30)
    assert Opportunity.objects.count() == 2


@pytest.mark.parametrize(
    ("last", "every", "months"),
    [
        (date(2026, 11, 21), 12, 12),
        (date(2025, 11, 21), 12, 24),
        (date(2025, 11, 22), 12, 12),
        (date(2026, 8, 31), 1, 3),
    ],
)
def test_the_months_lead_to_a_day_that_is_not_past(last, every, months):
    assert months_ahead(last, every, date(2026, 11, 22)) == months
