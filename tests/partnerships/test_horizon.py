"""Duties without an end are dated two years ahead, every day anew."""

from datetime import date

import pytest
from django.utils import timezone

from jisr import schedules
from jisr.models import Activity, Notice
from partnerships.horizon import extend, open_ended
from partnerships.models import Obligation
from tests.factories import TODAY, make_user
from tests.factories_obligations import duty, make_living_agreement

pytestmark = pytest.mark.django_db

YEARLY = {"recurrence": "every", "every_months": 12, "event": "start"}


@pytest.fixture
def head():
    return make_user("head")


def open_agreement(head, **fields):
    return make_living_agreement(by=head, ends_on=None, duties=[duty(**YEARLY)], **fields)


def days_of(agreement):
    return list(agreement.obligations.order_by("due_on").values_list("due_on", flat=True))


def test_the_horizon_moves_on_with_the_days_and_nothing_is_made_twice(head):
    agreement = open_agreement(head, owner=head)
    assert [extend(TODAY), extend(TODAY), extend(date(2026, 12, 31)), extend(date(2027, 1, 1))] == [2, 0, 0, 1]
    assert days_of(agreement) == [date(2027, 1, 1), date(2028, 1, 1), date(2029, 1, 1)]
    line = Activity.objects.filter(object_id=agreement.pk, verb="obligations_made").first()
    assert (line.by, line.via, Notice.objects.count()) == (None, "job", 0)


def test_only_what_is_alive_and_has_no_last_day_is_looked_at(head):
    living = open_agreement(head)
    open_agreement(head, state="ended")
    open_agreement(head, state="terminated")
    archived = open_agreement(head)
    archived.archive(by=head, reason="Doublon")
    make_living_agreement(by=head, duties=[duty(**YEARLY)])
    make_living_agreement(by=head, ends_on=None, duties=[duty(**YEARLY, until_on=date(2030, 1, 1))])
    make_living_agreement(by=head, ends_on=None, duties=[duty(event="start")])
    after_end = make_living_agreement(by=head, duties=[duty(recurrence="every", every_months=12, event="end")])
    assert list(open_ended()) == [living, after_end]


def test_one_agreement_whose_rule_gives_too_much_stops_no_other(head):
    monthly = duty(recurrence="every", every_months=1, first_on=date(1900, 1, 1))
    make_living_agreement(by=head, ends_on=None, duties=[monthly])
    other = open_agreement(head)
    assert extend(TODAY) == 2
    assert Obligation.objects.exclude(agreement=other).count() == 0


def test_the_schedule_does_it_each_day(head, time_machine):
    agreement = open_agreement(head)
    for moment in ("2026-11-22 03:00 +0000", "2027-01-02 03:00 +0000"):
        time_machine.move_to(moment)
        assert schedules.run("horizons", timezone.now()) is True
    assert days_of(agreement) == [date(2027, 1, 1), date(2028, 1, 1), date(2029, 1, 1)]
