from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jisr import days
from partnerships.models import Agreement, Amendment
from partnerships.renewal import next_step, renew, renew_tacitly, renewed_until, why_not_tacitly
from partnerships.terms import terms_on
from tests.factories import make_user
from tests.factories_amendments import make_signed

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def head(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)
    return make_user("head")


@pytest.mark.parametrize(
    ("last", "months", "until"),
    [
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2027, 3, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 6, 14), 6, date(2026, 12, 14)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 8, 30), 1, date(2026, 9, 30)),
    ],
)
def test_a_renewal_lasts_whole_months_to_the_month_end(last, months, until):
    assert renewed_until(last, months) == until


def make_tacit(head, **fields):
    values = {"renewal": "tacit", "renewal_months": 12, "ends_on": TODAY, **fields}
    return make_signed(by=head, **values)


def test_a_tacit_renewal_is_an_amendment_in_force_from_the_day_after_the_end(head):
    agreement = make_tacit(head, ends_on=date(2026, 10, 31))
    amendment = renew_tacitly(agreement, by=head)
    assert (amendment.kind, amendment.state, amendment.number) == ("tacit", "in_force", 1)
    assert (amendment.effective_on, amendment.signed_on) == (date(2026, 11, 1), None)
    assert amendment.name_en == "Tacit renewal until 31 October 2027"
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2027, 10, 31)
    assert terms_on(agreement, date(2026, 10, 31))["ends_on"] == "2026-10-31"
    assert terms_on(agreement, date(2026, 11, 1))["ends_on"] == "2027-10-31"


def test_an_agreement_is_renewed_tacitly_year_after_year(head):
    agreement = make_tacit(head, ends_on=date(2025, 2, 28), starts_on=date(2024, 3, 1), signed_on=date(2024, 2, 1))
    until = []
    for _ in range(2):
        renew_tacitly(agreement, by=head)
        agreement.refresh_from_db()
        until.append(agreement.ends_on)
    assert until == [date(2026, 2, 28), date(2027, 2, 28)]
    assert [amendment.number for amendment in agreement.amendments.order_by("pk")] == [1, 2]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"renewal": "none"}, "This agreement is not renewed tacitly."),
        ({"renewal": "express"}, "This agreement is not renewed tacitly."),
        ({"renewal_months": None}, "Say when the agreement ends and for how many months it is renewed."),
        ({"ends_on": None}, "Say when the agreement ends and for how many months it is renewed."),
        ({"state": "suspended"}, "Only an agreement in force is renewed tacitly."),
        ({"state": "terminated"}, "Only an agreement in force is renewed tacitly."),
        ({"ends_on": TODAY + timedelta(days=1)}, "Until 22 November 2026 a party may still give notice."),
        (
            {"ends_on": TODAY + timedelta(days=30), "notice_days": 30},
            "Until 22 November 2026 a party may still give notice.",
        ),
        ({"ends_on": TODAY + timedelta(days=29), "notice_days": 30}, ""),
        ({}, ""),
    ],
)
def test_a_tacit_renewal_waits_for_its_day(head, fields, reason):
    agreement = make_tacit(head, **fields)
    assert why_not_tacitly(agreement, TODAY) == reason
    if reason:
        with pytest.raises(ValidationError):
            renew_tacitly(agreement, by=head)
        assert Amendment.objects.count() == 0


def test_only_who_may_sign_records_a_tacit_renewal(head):
    agreement = make_tacit(head)
    with pytest.raises(PermissionDenied):
        renew_tacitly(agreement, by=make_user("officer", authority=head.authority))
    assert (Amendment.objects.count(), Agreement.objects.get().ends_on) == (0, TODAY)


def test_an_express_renewal_is_drafted(head):
    agreement = make_signed(by=head, renewal="express", renewal_months=6, ends_on=date(2026, 12, 31))
    amendment = renew(agreement, by=make_user("officer", authority=head.authority))
    assert (amendment.kind, amendment.state, amendment.new_ends_on) == ("express", "drafting", date(2027, 6, 30))
    assert amendment.name_en == "Renewal until 30 June 2027"
    assert Agreement.objects.get().ends_on == date(2026, 12, 31)


def test_what_is_not_renewed_is_not_renewed(head):
    with pytest.raises(ValidationError) as error:
        renew(make_signed(by=head), by=head)
    assert error.value.messages == ["This agreement is not renewed."]


def test_a_tacit_renewal_needs_its_months(head):
    agreement = make_signed(by=head, renewal="tacit")
    with pytest.raises(ValidationError) as error:
        agreement.clean()
    assert list(error.value.message_dict) == ["renewal_months"]


def test_the_notice_day_is_reckoned_from_the_end(head):
    made = [
        make_signed(by=head, ends_on=date(2026, 12, 31), notice_days=30),
        make_signed(by=head, ends_on=date(2026, 12, 31)),
        make_signed(by=head, ends_on=None, notice_days=30),
    ]
    assert [agreement.notice_on for agreement in made] == [date(2026, 12, 1), None, None]


def test_agreements_are_found_by_their_notice_day(head):
    thirty = make_signed(by=head, ends_on=date(2026, 12, 31), notice_days=30)
    ninety = make_signed(by=head, ends_on=date(2027, 3, 1), notice_days=90)
    make_signed(by=head, ends_on=date(2026, 12, 31))
    make_signed(by=head, ends_on=date(2026, 12, 31), notice_days=30, state="ended")
    rows = Agreement.objects
    assert set(rows.notice_between(date(2026, 12, 1), date(2026, 12, 1))) == {thirty, ninety}
    assert set(rows.notice_between(date(2026, 12, 2), date(2026, 12, 31))) == set()
    assert set(rows.notice_between(date(2026, 11, 30), date(2026, 12, 1))) == {thirty, ninety}
    assert rows.none().notice_between(TODAY, TODAY).count() == 0


def test_the_renewal_list_holds_what_is_near_or_late_and_no_more(head):
    late = make_signed(by=head, ends_on=date(2026, 1, 31))
    near = make_signed(by=head, ends_on=date(2027, 1, 31))
    notice = make_signed(by=head, ends_on=date(2027, 12, 31), notice_days=365)
    make_signed(by=head, ends_on=date(2028, 12, 31), notice_days=30)
    make_signed(by=head, ends_on=date(2026, 1, 31), state="ended")
    assert set(Agreement.objects.to_renew(TODAY + timedelta(days=90))) == {late, near, notice}


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({"state": "ended"}, ""),
        ({"ends_on": None}, ""),
        (
            {"renewal": "tacit", "ends_on": TODAY + timedelta(days=30)},
            "Decide before 22 December 2026 whether to give notice",
        ),
        ({"renewal": "tacit", "ends_on": TODAY}, "Record the tacit renewal"),
        ({"renewal": "express"}, "Draft the renewal and have it signed before 31 December 2026"),
        (
            {"renewal": "express", "ends_on": date(2026, 1, 1)},
            "The end is past: sign the renewal, or end the agreement",
        ),
        ({}, "Prepare the closing for 31 December 2026"),
        ({"ends_on": date(2026, 1, 1)}, "The end is past: end the agreement, then close it"),
    ],
)
def test_each_agreement_has_its_next_step(head, fields, step):
    assert next_step(make_signed(by=head, **fields), TODAY) == step
