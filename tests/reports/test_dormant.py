"""Relations falling asleep: each reason, the last sign of life, the next step, on the days where they change."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from openpyxl import load_workbook

from jisr.models import Via
from partnerships.models import AgreementKind, AgreementParty, Obligation, ObligationKind
from reports.dormant import told
from reports.dormant_rows import Choice, relations
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_exchanges import make_exchange
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_project,
    make_proposal,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
YEAR_AGO = date(2025, 11, 22)
LONG_AGO = datetime(2020, 1, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def officer(client):
    """An officer whose kinds of agreement all ask for news once a year."""
    AgreementKind.objects.update(silent_months=12)
    user = make_user("officer")
    client.force_login(user)
    return user


def aged(record):
    """The record as if put on file long ago."""
    type(record).objects.filter(pk=record.pk).update(created_at=LONG_AGO)
    return record


def partner(by, **fields):
    return aged(make_partner(by=by, **{"state": "active", **fields}))


def agreement(by, *, partners=(), **fields):
    """In force for years, with a project, so that only silence or its end can put it on the list."""
    dates = {"signed_on": date(2020, 1, 1), "starts_on": date(2020, 1, 1)}
    found = aged(make_agreement(by=by, partners=partners, **{"state": "in_force", **dates, **fields}))
    make_project(by=by, rows=[funding(1, agreement=found)])
    return found


def obligation(agreement, **fields):
    fields = {"kind": ObligationKind.objects.first(), "name_fr": "Rapport narratif", "due_on": TODAY, **fields}
    made = Obligation(authority=agreement.authority, agreement=agreement, **fields)
    made.store(by=None, via=Via.COMMAND)
    return made


def found(user, **choice):
    return list(relations(user, TODAY, Choice(**choice)))


def reasons(user, **choice):
    return {(row["subject"], row["id"]): row["reason"] for row in found(user, **choice)}


def one(user):
    [line] = told(found(user), user, TODAY)
    return line


def test_a_partner_with_news_a_year_ago_is_silent_and_one_day_later_is_not(officer):
    silent, awake = partner(officer), partner(officer)
    make_exchange(by=officer, partners=[silent], state="held", starts_on=YEAR_AGO)
    make_exchange(by=officer, partners=[awake], state="held", starts_on=YEAR_AGO + timedelta(days=1))
    assert reasons(officer) == {("partner", silent.pk): "silent"}


def test_a_partner_has_its_own_limit_and_none_means_nobody_watches(officer):
    soon = partner(officer, silent_months=3)
    unwatched = partner(officer, silent_months=0)
    patient = partner(officer, silent_months=24)
    for one_of_them in (soon, unwatched, patient):
        make_exchange(by=officer, partners=[one_of_them], state="held", starts_on=date(2026, 1, 1))
    assert reasons(officer) == {("partner", soon.pk): "silent"}


@pytest.mark.parametrize("state", ["prospect", "dormant", "ended"])
def test_only_active_partners_fall_asleep(officer, state):
    partner(officer, state=state)
    assert found(officer) == []


def test_archived_and_merged_partners_another_authoritys_and_ourselves_are_left_out(officer):
    partner(officer).archive(by=officer, reason="A double")
    kept, double = partner(officer, silent_months=0), partner(officer)
    type(double).objects.filter(pk=double.pk).update(merged_into=kept)
    aged(make_partner(authority=make_authority(), state="active"))
    officer.authority.partner = partner(officer)
    officer.authority.save()
    assert found(officer) == []


def _exchange(by, body, deal, on):
    make_exchange(by=by, partners=[body], agreement=deal, state="held", starts_on=on)


def _payment(by, body, deal, on):
    project = make_project(by=by)
    tranche = make_instalment(by=by, project=project, funder=body, agreement=deal, due_on=on)
    make_disbursement(by=by, project=project, payer=body, value_on=on, parts={tranche: 1000}, posted_by=by)


def _payment_of_the_project(by, body, deal, on):
    project = make_project(by=by, rows=[funding(10, funder=body, agreement=deal)])
    make_disbursement(by=by, project=project, payer=body, value_on=on, posted_by=by)


def _obligation(by, body, deal, on):
    obligation(deal, state="submitted", submitted_on=on, due_on=on)


def _step(by, body, deal, on):
    deal.steps.create(name_fr="Visa", position=1, state="done", done_on=on)


@pytest.mark.parametrize(
    ("make", "label"),
    [
        (_exchange, "Exchange held"),
        (_payment, "Payment received"),
        (_payment_of_the_project, "Payment received"),
        (_obligation, "Obligation submitted"),
        (_step, "Legal step closed"),
    ],
)
def test_each_sign_of_life_counts_for_the_partner_and_the_agreement(officer, make, label):
    body = partner(officer)
    deal = agreement(officer, partners=[body])
    assert set(reasons(officer).values()) == {"silent"}
    make(officer, body, deal, date(2025, 6, 30))
    lines = told(found(officer), officer, TODAY)
    assert [(line.last.on, str(line.last.label), line.months) for line in lines] == [(date(2025, 6, 30), label, 16)] * 2
    make(officer, body, deal, date(2026, 11, 1))
    assert found(officer) == []


def test_a_proposal_and_a_signature_are_signs_of_life_of_the_partner(officer):
    asked, signed = partner(officer), partner(officer)
    make_proposal(by=officer, donor=asked, stage="submitted", submitted_on=date(2026, 5, 1))
    deal = agreement(officer, partners=[signed], signed_on=date(2026, 9, 1), starts_on=date(2026, 9, 1))
    assert reasons(officer) == {}
    deal.archive(by=officer, reason="A double")
    assert reasons(officer) == {("partner", signed.pk): "silent"}


def test_a_payment_that_is_not_posted_or_was_reversed_and_an_exchange_to_come_are_no_sign(officer):
    body = partner(officer)
    project = make_project(by=officer)
    make_disbursement(by=officer, project=project, payer=body, value_on=date(2026, 11, 1))
    wrong = make_disbursement(by=officer, project=project, payer=body, value_on=date(2026, 11, 1), posted_by=officer)
    wrong.reverse(by=officer, reason="Wrong account")
    make_exchange(by=officer, partners=[body], starts_on=date(2026, 11, 1))
    make_exchange(by=officer, partners=[body], state="held", starts_on=date(2026, 12, 1))
    line = one(officer)
    assert (line.last.on, str(line.last.label), line.last.url) == (date(2020, 1, 15), "Put on file", body.url_for())


def test_a_kind_of_agreement_has_its_own_limit(officer):
    AgreementKind.objects.filter(code="memorandum").update(silent_months=6)
    short = agreement(officer, kind=AgreementKind.objects.get(code="memorandum"))
    usual = agreement(officer)
    for deal in (short, usual):
        make_exchange(by=officer, agreement=deal, state="held", starts_on=date(2026, 5, 22))
    assert reasons(officer) == {("agreement", short.pk): "silent"}
    with time_machine.travel(datetime(2026, 11, 21, 10, tzinfo=UTC), tick=False):
        assert list(relations(officer, date(2026, 11, 21))) == []


def test_an_agreement_signed_three_months_ago_and_not_in_force_is_an_empty_shell(officer):
    dates = {"state": "signed", "starts_on": None}
    late = agreement(officer, signed_on=date(2026, 8, 21), **dates)
    agreement(officer, signed_on=date(2026, 8, 22), **dates)
    assert reasons(officer) == {("agreement", late.pk): "not_in_force"}


def test_an_agreement_in_force_with_nothing_done_never_started(officer):
    dates = {"state": "in_force", "signed_on": date(2026, 3, 1), "starts_on": date(2026, 8, 21)}
    empty = aged(make_agreement(by=officer, **dates))
    met, done, paid, projected = (aged(make_agreement(by=officer, **dates)) for _ in range(4))
    make_exchange(by=officer, agreement=met, state="held", starts_on=date(2026, 10, 1))
    obligation(done, state="submitted", submitted_on=date(2026, 10, 1))
    tranche = make_instalment(by=officer, agreement=paid)
    make_disbursement(by=officer, parts={tranche: 5}, posted_by=officer)
    make_project(by=officer, rows=[funding(1, agreement=projected)])
    assert reasons(officer) == {("agreement", empty.pk): "not_started"}


def test_notice_end_and_what_is_past_it_come_before_silence(officer):
    at_90, at_91 = TODAY + timedelta(days=90), TODAY + timedelta(days=91)
    renewed = {"renewal": "tacit", "renewal_months": 12, "notice_days": 60}
    awake = {"signed_on": date(2026, 11, 1), "starts_on": date(2026, 11, 1)}
    close = agreement(officer, ends_on=at_90 + timedelta(days=60), **renewed, **awake)
    agreement(officer, ends_on=at_91 + timedelta(days=60), **renewed, **awake)
    ending = agreement(officer, ends_on=at_90, **awake)
    agreement(officer, ends_on=at_91, **awake)
    missed = agreement(officer, ends_on=TODAY + timedelta(days=30), **renewed, **awake)
    today = agreement(officer, ends_on=TODAY)
    past = agreement(officer, ends_on=TODAY - timedelta(days=1))
    agreement(officer, ends_on=TODAY - timedelta(days=1), state="ended")
    assert reasons(officer) == {
        ("agreement", close.pk): "notice",
        ("agreement", ending.pk): "ending",
        ("agreement", missed.pk): "ending",
        ("agreement", today.pk): "ending",
        ("agreement", past.pk): "past_end",
    }


def steps(user):
    return {
        (line.kind.value, line.subject.pk): (line.step.code.value, line.step.on)
        for line in told(found(user), user, TODAY)
    }


def test_the_next_step_is_ours_then_theirs_then_a_meeting(officer):
    body = partner(officer)
    deal = agreement(officer, partners=[body], starts_on=date(2025, 10, 1))
    address = {line.kind.value: line.step.url for line in told(found(officer), officer, TODAY)}
    assert urlsplit(address["partner"]).query == f"partner={body.reference}"
    assert urlsplit(address["agreement"]).query == f"agreement={deal.reference}&partner={body.reference}"
    assert set(steps(officer).values()) == {("meet", None)}
    make_instalment(by=officer, funder=body, agreement=deal, due_on=TODAY - timedelta(days=1))
    assert set(steps(officer).values()) == {("ask_payment", None)}
    obligation(deal, due_on=TODAY, side="ours")
    obligation(deal, due_on=date(2026, 11, 1), side="theirs")
    assert set(steps(officer).values()) == {("ask_payment", None)}
    report = obligation(deal, due_on=TODAY - timedelta(days=1), side="ours")
    assert set(steps(officer).values()) == {("send_report", None)}
    assert {line.step.url for line in told(found(officer), officer, TODAY)} == {report.url_for()}


def test_a_relation_silent_for_twice_its_limit_is_let_go(officer):
    body, deal = partner(officer), agreement(officer)
    for on, expected in ((date(2024, 11, 23), ("meet", "meet")), (date(2024, 11, 22), ("let_sleep", "suspend"))):
        type(body).objects.filter(pk=body.pk).update(created_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC))
        type(deal).objects.filter(pk=deal.pk).update(signed_on=on, starts_on=on)
        assert (steps(officer)["partner", body.pk][0], steps(officer)["agreement", deal.pk][0]) == expected


def test_a_step_that_another_role_takes_shows_the_record_instead(officer):
    deal = agreement(officer, state="signed", starts_on=None)
    head, auditor = make_user("head"), make_user("auditor")
    shown = [one(user).step for user in (officer, head)]
    assert [(step.code.value, step.url, step.may) for step in shown] == [
        ("put_in_force", deal.url_for(), False),
        ("put_in_force", f"{deal.url_for()}move/in_force/", True),
    ]
    type(deal).objects.filter(pk=deal.pk).update(state="in_force", starts_on=date(2025, 1, 1))
    assert (one(auditor).step.code.value, one(auditor).step.may) == ("meet", False)


def test_days_to_decide_stand_beside_the_step(officer):
    ends_on = TODAY + timedelta(days=100)
    notice = agreement(officer, ends_on=ends_on, renewal="express", notice_days=30)
    past = agreement(officer, ends_on=date(2026, 11, 1))
    renewed = agreement(officer, ends_on=date(2026, 11, 1), renewal="tacit")
    assert steps(officer) == {
        ("agreement", notice.pk): ("decide_renewal", ends_on - timedelta(days=30)),
        ("agreement", past.pk): ("end", date(2026, 11, 1)),
        ("agreement", renewed.pk): ("renew", date(2026, 11, 1)),
    }


def test_the_page_filters_and_sorts(client, officer):
    other = make_user("officer")
    mine = partner(officer, owner=officer, name_en="Alpha")
    theirs = partner(officer, owner=other, name_en="Beta")
    deal = agreement(officer, state="signed", starts_on=None, name_en="Gamma")

    def shown(query=""):
        return [line.subject for line in client.get(f"/dormant/{query}").context["lines"]]

    assert shown("?sort=title") == [mine, theirs, deal]
    assert shown("?sort=-title") == [deal, theirs, mine]
    assert shown("?kind=agreement") == [deal]
    assert shown("?reason=silent&sort=title") == [mine, theirs]
    assert shown(f"?owner={officer.pk}") == [mine]
    assert shown("?kind=nonsense&sort=nonsense&page=nonsense") == shown()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        body = partner(officer, owner=officer)
        agreement(officer, partners=[body], owner=officer)
        agreement(officer, state="signed", starts_on=None, partners=[body])
    client.get("/dormant/")
    with django_assert_num_queries(10):
        response = client.get("/dormant/")
    assert len(response.context["lines"]) == 3 * how_many


def test_the_sheet_holds_what_the_page_shows(client, officer):
    body = partner(officer, name_en="Alpha", owner=officer)
    text = client.get("/dormant/?export=csv&kind=partner").getvalue().decode("utf-8-sig")
    [headings, row] = csv.reader(io.StringIO(text))
    assert dict(zip(headings, row, strict=True)) == {
        "Reference": body.reference,
        "Name": "Alpha",
        "Kind": "Partner",
        "State": "Active",
        "Why it is here": "No news",
        "Last sign of life": "2020-01-15",
        "What it was": "Put on file",
        "Months of silence": "82",
        "Next step": "Mark the partner as dormant",
        "Before": "",
        "Followed by": str(officer),
    }
    sheet = load_workbook(io.BytesIO(client.get("/dormant/?export=xlsx").getvalue())).active
    assert [cell.value for cell in sheet[2]][:2] == [body.reference, "Alpha"]


@pytest.mark.parametrize("role", ["officer", "head", "finance", "auditor", "administrator"])
def test_every_role_may_read_the_page_and_a_person_without_one_may_not(client, role):
    client.force_login(make_user(role))
    assert client.get("/dormant/").status_code == 200
    client.force_login(make_user())
    assert client.get("/dormant/").status_code == 403


def test_parties_of_two_roles_count_a_relation_once(officer):
    body = partner(officer)
    deal = agreement(officer, partners=[body])
    deal.parties.add(AgreementParty(partner=body, role="donor"), bulk=False)
    assert len(found(officer)) == 2
