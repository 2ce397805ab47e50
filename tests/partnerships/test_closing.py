from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jisr import days
from jisr.models import Activity, DocumentType
from partnerships import closing
from partnerships.models import Agreement, AgreementKind, ClosingCheck, ClosingItem, ObligationKind, RequiredDocument
from tests.factories import make_user
from tests.factories_amendments import make_signed
from tests.factories_documents import make_document
from tests.factories_funding import make_disbursement, make_instalment, make_project
from tests.factories_obligations import make_obligation

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
EVERY = [ClosingItem.MONEY, ClosingItem.REPORTS, ClosingItem.ASSETS, ClosingItem.DOCUMENTS]


@pytest.fixture
def head(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)
    return make_user("head")


def make_ended(head, **fields):
    kind = AgreementKind.objects.get(code="framework")
    kind.required_documents.all().delete()
    return make_signed(by=head, state="ended", kind=kind, **fields)


def settle(agreement, head, items=EVERY):
    for item in items:
        closing.tick(agreement, item, by=head, done_on=TODAY)


def test_an_agreement_closes_once_all_four_are_ticked(head):
    agreement = make_ended(head)
    settle(agreement, make_user("officer", authority=head.authority))
    closing.close(agreement, by=head)
    assert agreement.closed_on == TODAY
    assert agreement.closing.count() == 4
    assert Activity.objects.filter(object_id=agreement.pk, verb="closed").count() == 1


@pytest.mark.parametrize("left_out", EVERY)
def test_it_does_not_close_while_one_is_open(head, left_out):
    agreement = make_ended(head)
    settle(agreement, head, [item for item in EVERY if item != left_out])
    with pytest.raises(ValidationError) as error:
        closing.close(agreement, by=head)
    assert error.value.messages == [f"Still to settle: {left_out.label}."]
    assert Agreement.objects.get().closed_on is None


def test_an_officer_ticks_but_does_not_close(head):
    agreement, officer = make_ended(head), make_user("officer", authority=head.authority)
    settle(agreement, officer)
    with pytest.raises(PermissionDenied):
        closing.close(agreement, by=officer)
    assert Agreement.objects.get().closed_on is None


@pytest.mark.parametrize("state", ["drafting", "in_approval", "signed", "in_force", "suspended"])
def test_only_what_has_ended_is_closed(head, state):
    agreement = make_signed(by=head, state=state)
    assert closing.may_be_closed(agreement) is False
    with pytest.raises(ValidationError):
        closing.tick(agreement, "assets", by=head, done_on=TODAY)
    with pytest.raises(ValidationError):
        closing.close(agreement, by=head)


def test_money_that_is_not_paid_contradicts_until_it_is_or_a_note_says_why(head):
    agreement = make_ended(head)
    project = make_project(by=head)
    instalment = make_instalment(by=head, project=project, agreement=agreement, amount=1000)
    make_instalment(by=head, project=project, amount=5)
    assert closing.against(agreement, "money") == "1 instalment is not wholly paid."
    with pytest.raises(ValidationError) as error:
        closing.tick(agreement, "money", by=head, done_on=TODAY, note="  ")
    assert list(error.value.message_dict) == ["note"]
    check = closing.tick(agreement, "money", by=head, done_on=TODAY, note="The rest was given up by letter.")
    assert (check.done_by, check.done_on) == (head, TODAY)
    make_disbursement(by=head, parts={instalment: 1000}, posted_by=make_user("finance", authority=head.authority))
    assert closing.against(agreement, "money") == ""


def test_reports_that_nobody_accepted_contradict_other_duties_do_not(head):
    agreement = make_ended(head)
    report, audit = (ObligationKind.objects.get(code=code) for code in ("narrative-report", "audit"))
    make_obligation(by=head, agreement=agreement, kind=audit)
    assert closing.against(agreement, "reports") == ""
    pending = make_obligation(by=head, agreement=agreement, kind=report)
    assert closing.against(agreement, "reports") == "1 report is not accepted."
    pending.move_to("waived", by=head, reason="Agreed with the donor")
    assert closing.against(agreement, "reports") == ""


def test_required_documents_that_are_not_on_file_contradict(head, settings, tmp_path):
    agreement = make_ended(head)
    wanted = DocumentType.objects.get(code="signed-agreement")
    RequiredDocument.objects.create(kind=agreement.kind, type=wanted, before="closing")
    assert closing.against(agreement, "documents") == "Not on file: Signed agreement."
    make_document(about=agreement, by=head, type=wanted)
    assert closing.against(agreement, "documents") == ""


def test_nothing_is_settled_on_a_day_to_come(head):
    with pytest.raises(ValidationError) as error:
        closing.tick(make_ended(head), "assets", by=head, done_on=date(2026, 11, 23))
    assert list(error.value.message_dict) == ["done_on"]


def test_an_item_ticked_again_keeps_one_line(head):
    agreement = make_ended(head)
    settle(agreement, head, ["assets"])
    closing.tick(agreement, "assets", by=head, done_on=date(2026, 11, 1), note="The vehicle was handed over.")
    assert [check.done_on for check in agreement.closing.all()] == [date(2026, 11, 1)]


def test_a_tick_is_taken_back_until_the_closing(head):
    agreement = make_ended(head)
    settle(agreement, head)
    closing.untick(agreement, "assets", by=head)
    assert ClosingCheck.objects.count() == 3
    settle(agreement, head, ["assets"])
    closing.close(agreement, by=head)
    for act in (closing.untick, lambda *args, **kwargs: closing.tick(*args, done_on=TODAY, **kwargs)):
        with pytest.raises(ValidationError) as error:
            act(agreement, "assets", by=head)
        assert error.value.messages == ["The agreement was closed on 22 November 2026."]
    assert ClosingCheck.objects.count() == 4


def test_an_unknown_item_is_refused(head):
    with pytest.raises(ValidationError):
        closing.tick(make_ended(head), "weather", by=head, done_on=TODAY)
    assert ClosingCheck.objects.count() == 0


def test_the_page_ticks_takes_back_and_closes(client, head):
    agreement = make_ended(head)
    client.force_login(head)
    url = f"/agreements/{agreement.pk}/close/"
    for item in EVERY:
        assert client.post(url, {"do": "tick", "item": item, "done_on": "2026-11-22"}).status_code == 302
    client.post(url, {"do": "untick", "item": "assets"})
    assert set(agreement.closing.values_list("item", flat=True)) == {"money", "reports", "documents"}
    client.post(url, {"do": "tick", "item": "assets", "done_on": "2026-11-22", "note": "Véhicule"})
    response = client.post(url, {"do": "close"})
    assert response.headers["Location"] == agreement.url_for()
    agreement.refresh_from_db()
    assert agreement.closed_on == TODAY
    assert "Closed on 22 November 2026" in client.get(url).content.decode()


def test_the_page_says_beside_the_item_why_it_is_not_settled(client, head):
    agreement = make_ended(head)
    make_instalment(by=head, agreement=agreement)
    client.force_login(head)
    url = f"/agreements/{agreement.pk}/close/"
    response = client.post(url, {"do": "tick", "item": "money", "done_on": "2026-11-22"})
    assert response.status_code == 422
    [(_line, form)] = [(line, form) for line, form in response.context["lines"] if line.item == "money"]
    assert form.errors["note"] == ["1 instalment is not wholly paid. Say in the note why it is settled all the same."]
    assert agreement.closing.count() == 0


def test_an_officer_may_not_close_by_the_page(client, head):
    agreement = make_ended(head)
    settle(agreement, head)
    client.force_login(make_user("officer", authority=head.authority))
    assert client.post(f"/agreements/{agreement.pk}/close/", {"do": "close"}).status_code == 403
    assert Agreement.objects.get().closed_on is None


def test_the_list_tells_closed_agreements_from_those_to_close(client, head):
    closed, waiting = make_ended(head), make_ended(head)
    make_signed(by=head)
    settle(closed, head)
    closing.close(closed, by=head)
    client.force_login(head)
    found = [
        [row.record for row in client.get(f"/agreements/?closed={value}").context["table"].page.object_list]
        for value in ("yes", "no")
    ]
    assert found == [[closed], [waiting]]
