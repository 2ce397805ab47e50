"""Go, no-go, wait: who may say it, what must be said, and what comes of it."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.models import Proposal, Reason, Screening, ScreeningState
from funding.screenings.decisions import ask_decision, decide
from jisr.models import Notice
from jisr.notices import sentence_of
from tests.factories import TODAY, make_authority, make_user
from tests.factories_funding import make_opportunity, make_proposal
from tests.factories_screening import make_cofinancing_budget, make_screening

pytestmark = pytest.mark.django_db
LATER = date(2999, 1, 1)
CODES = {"go": "go-plan", "no_go": "no-time", "wait": "wait-texts"}


def because(state):
    return Reason.objects.get(code=CODES[state])


@pytest.fixture
def people():
    head = make_user("head")
    return head, make_user("officer", authority=head.authority)


@pytest.mark.parametrize(("before", "after"), list(product(ScreeningState.values, repeat=2)))
def test_every_pair_of_states(people, before, after):
    head, _officer = people
    record = make_screening(by=head, state=before)
    facts = {"decision_reason": because(after)} if after in CODES else {}
    facts |= {"look_again_on": LATER} if after == "wait" else {}
    if after in ScreeningState.NEXT.get(before, ()):
        record.move_to(after, by=head, facts=facts)
        assert record.state == after
    else:
        with pytest.raises(ValidationError):
            record.move_to(after, by=head, facts=facts)


@pytest.mark.parametrize("state", CODES)
def test_only_the_head_decides_and_with_a_reason_of_that_kind(people, state):
    head, officer = people
    record = make_screening(by=officer, state="asked")
    with pytest.raises(PermissionDenied):
        decide(record, state, by=officer, reason=because(state), look_again_on=LATER)
    for wrong in (None, Reason.objects.get(code="lost-quality")):
        with pytest.raises(ValidationError) as caught:
            decide(record, state, by=head, reason=wrong, look_again_on=LATER)
        assert list(caught.value.error_dict) == ["decision_reason"]
    decide(record, state, by=head, reason=because(state), look_again_on=LATER)
    assert (record.state, record.decided_by, record.decided_on) == (state, head, record.decided_on)
    assert record.look_again_on == (LATER if state == "wait" else None)


def test_one_that_waits_is_looked_at_again_on_a_day_to_come(people):
    head, officer = people
    record = make_screening(by=officer, state="asked")
    for wrong in (None, TODAY.replace(year=2020)):
        with pytest.raises(ValidationError) as caught:
            decide(record, "wait", by=head, reason=because("wait"), look_again_on=wrong)
        assert list(caught.value.error_dict) == ["look_again_on"]


def test_a_sheet_opened_again_forgets_its_decision(people):
    head, officer = people
    record = make_screening(by=officer, state="asked")
    decide(record, "wait", by=head, reason=because("wait"), look_again_on=LATER)
    record.move_to("drafting", by=officer)
    assert (record.decision_reason, record.decided_by, record.decided_on, record.look_again_on) == (None,) * 4


def test_a_no_go_declines_the_call_for_the_same_reason_and_a_go_opens_it_again(people):
    head, officer = people
    record = make_screening(by=officer, state="asked")
    decide(record, "no_go", by=head, reason=because("no_go"), note="Trop court")
    record.opportunity.refresh_from_db()
    assert (record.opportunity.state, record.opportunity.pass_reason) == ("declined", because("no_go"))
    decide(record, "go", by=head, reason=because("go"))
    record.opportunity.refresh_from_db()
    assert (record.opportunity.state, record.opportunity.pass_reason) == ("open", None)


@pytest.mark.parametrize("pursued", ["closed", "bid", "other go"])
def test_a_no_go_leaves_a_call_that_is_closed_or_still_pursued(people, pursued):
    head, officer = people
    call = make_opportunity(by=officer, state="closed" if pursued == "closed" else "open")
    if pursued == "bid":
        make_proposal(by=officer, opportunity=call)
    if pursued == "other go":
        make_screening(by=officer, opportunity=call, state="go")
    record = make_screening(by=officer, opportunity=call, state="asked")
    before = call.state
    decide(record, "no_go", by=head, reason=because("no_go"))
    call.refresh_from_db()
    assert (record.state, call.state) == ("no_go", before)


def test_the_heads_are_told_once_that_a_decision_is_asked_and_the_owner_what_was_decided(people):
    head, officer = people
    other, stranger = make_user("head", authority=head.authority), make_user("head", authority=make_authority())
    make_user("head", authority=head.authority, is_active=False)
    record = make_screening(by=officer, owner=officer)
    ask_decision(record, by=officer)
    assert set(Notice.objects.values_list("user", flat=True)) == {head.pk, other.pk}
    assert stranger.pk not in Notice.objects.values_list("user", flat=True)
    Notice.objects.all().delete()
    decide(record, "go", by=head, reason=because("go"))
    [notice] = Notice.objects.all()
    assert (notice.user, notice.subject, notice.kind) == (officer, record, "decision")
    assert sentence_of(notice) == f"{head} decided: Go"


def test_nobody_is_told_of_their_own_doing(people):
    head, _officer = people
    record = make_screening(by=head, owner=head)
    ask_decision(record, by=head)
    decide(record, "go", by=head, reason=because("go"))
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("state", ["asked", "go"])
def test_beyond_our_means_a_reason_is_asked_and_is_enough(people, state):
    head, officer = people
    make_cofinancing_budget(100, by=head)
    before = "drafting" if state == "asked" else "asked"
    record = make_screening(by=officer, state=before, own_amount=Decimal(101), currency="MAD")

    def move(**why):
        if state == "asked":
            return ask_decision(record, by=officer, **why)
        return decide(record, "go", by=head, reason=because("go"), **why)

    with pytest.raises(ValidationError) as caught:
        move()
    assert list(caught.value.error_dict) == ["override_reason"]
    assert Screening.objects.get().state == before
    move(override_reason="Un crédit est promis")
    assert (record.state, record.override_reason) == (state, "Un crédit est promis")


def test_a_no_go_beyond_our_means_asks_nothing(people):
    head, officer = people
    make_cofinancing_budget(100, by=head)
    record = make_screening(by=officer, state="asked", own_amount=Decimal(101), currency="MAD")
    decide(record, "no_go", by=head, reason=because("no_go"))
    assert record.state == "no_go"


def test_the_head_decides_from_the_page_and_the_call_shows_it(client, people):
    head, officer = people
    client.force_login(head)
    record = make_screening(
        by=officer, state="asked", owner=officer, asked_amount=Decimal(80), own_amount=Decimal(20), currency="EUR"
    )
    address = f"{record.url_for()}move/go/"
    reasons = client.get(address).context["form"].fields["decision_reason"].queryset
    assert {reason.use for reason in reasons} == {"go"}
    client.post(address, {"decision_reason": because("go").pk, "reason": "Allons-y"})
    page = client.get(record.opportunity.url_for())
    assert page.context["decision"] == record
    form = client.get(page.context["bid_url"]).context["form"]
    values = {name: str(form[name].value()) for name in ("owner", "requested_amount", "own_amount", "currency")}
    assert values == {"owner": str(officer.pk), "requested_amount": "80", "own_amount": "20", "currency": "EUR"}
    assert client.get(record.url_for()).context["bid_url"] == page.context["bid_url"]


def test_an_officer_asks_and_does_not_decide_from_the_page(client, people):
    _head, officer = people
    client.force_login(officer)
    record = make_screening(by=officer, state="asked")
    client.post(f"{record.url_for()}move/go/", {"decision_reason": because("go").pk})
    record.refresh_from_db()
    assert record.state == "asked"


@pytest.mark.parametrize(
    ("states", "asks"), [((), False), (("asked",), True), (("no_go", "go"), False), (("go", "wait"), False)]
)
def test_a_proposal_begun_without_a_go_is_a_warning_that_one_ticks(client, people, states, asks):
    _head, officer = people
    client.force_login(officer)
    call = make_opportunity(by=officer)
    for state in states:
        make_screening(by=officer, opportunity=call, state=state)
    address = f"/proposals/new/?opportunity={call.reference}"
    form = client.get(address).context["form"]
    assert ("without_go" in form.fields) == asks
    empty = {f"{rows.prefix}-{count}": "0" for rows in form.formsets for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    data = {"name_fr": "Projet", "donor": call.partner.reference, "opportunity": call.reference, **empty}
    assert client.post(address, data).status_code == (422 if asks else 302)
    if asks:
        assert client.post(address, {**data, "without_go": "on"}).status_code == 302
    assert Proposal.objects.get().opportunity == call


def test_a_proposal_on_file_is_changed_without_being_asked_again(client, people):
    _head, officer = people
    client.force_login(officer)
    record = make_proposal(by=officer, opportunity=make_opportunity(by=officer))
    make_screening(by=officer, opportunity=record.opportunity, state="no_go")
    assert "without_go" not in client.get(record.url_for("update")).context["form"].fields
