from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jisr import days
from jisr.models import Activity
from partnerships.models import (
    ActionPoint,
    ActionState,
    Delegate,
    Exchange,
    ExchangeState,
    Outcome,
)
from partnerships.training import Figure, YearOfTraining, training_figures
from tests.factories import make_contact, make_partner, make_user
from tests.factories_exchanges import make_action_point, make_exchange

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer")


@pytest.fixture
def other():
    return make_user("officer")


def refused(record) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        record.full_clean(exclude=["reference"])
    return caught.value.message_dict


def unsaved(officer, **fields):
    return Exchange(authority=officer.authority, **{"name_fr": "Atelier", "starts_on": date(2026, 3, 3), **fields})


# What an exchange may say


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"ends_on": date(2026, 3, 2)}, {"__all__": ["The exchange ends before it starts."]}),
        ({"cost": 5}, {"__all__": ["Give the currency of the cost."]}),
        ({"cost": -5, "cost_currency": "MAD"}, {"__all__": ["The cost cannot be below zero."]}),
        ({"name_fr": ""}, {"__all__": ["Give the name in at least one language."]}),
        ({"women": 5}, {"women": ["Only a training or a workshop counts participants and hours."]}),
        ({"hours": 0}, {"hours": ["Only a training or a workshop counts participants and hours."]}),
        (
            {"kind": "training", "women": 3, "men": 2, "councillors": 4, "staff": 2},
            {"councillors": ["Councillors and staff together cannot be more than women and men together."]},
        ),
        (
            {"kind": "workshop", "women": 3, "staff": 4},
            {"councillors": ["Councillors and staff together cannot be more than women and men together."]},
        ),
    ],
)
def test_an_exchange_that_cannot_be_is_refused(officer, fields, errors):
    assert refused(unsaved(officer, **fields)) == errors


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "training", "women": 3, "men": 2, "councillors": 1, "staff": 4, "hours": 12},
        {"kind": "workshop", "councillors": 4},
        {"kind": "training", "women": 0, "men": 0},
        {"cost": 0, "cost_currency": "EUR", "ends_on": date(2026, 3, 3)},
    ],
)
def test_an_exchange_that_may_be_is_taken(officer, fields):
    unsaved(officer, **fields).full_clean(exclude=["reference"])
    assert unsaved(officer, **fields).last_on == date(2026, 3, 3)


@pytest.mark.parametrize(("women", "men", "participants"), [(None, None, None), (0, None, 0), (3, None, 3), (3, 4, 7)])
def test_participants_nobody_counted_are_not_zero(women, men, participants):
    assert Exchange(women=women, men=men).participants == participants


def test_a_partner_takes_part_once_and_a_delegate_is_somebody(officer):
    partner = make_partner(by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_exchange(by=officer, partners=[partner, partner])
    with pytest.raises(IntegrityError), transaction.atomic():
        make_exchange(by=officer, rows=[Delegate(function="Maire")])


def test_an_exchange_is_found_by_its_partner_its_outcomes_and_what_was_learnt(officer):
    partner = make_partner(by=officer, name_fr="Ville de Nantes")
    rows = [Outcome(text="Ouvrir une médiathèque")]
    found = make_exchange(by=officer, partners=[partner], learnt="Le tri à la source", rows=rows)
    make_exchange(by=officer)
    for words in ("nantes", "mediatheque", "tri source"):
        assert list(Exchange.objects.search(words)) == [found]


# States of an exchange

EXCHANGE_MOVES = {("planned", "held"), ("planned", "cancelled"), ("cancelled", "planned")}


@pytest.mark.parametrize("start", ExchangeState.values)
@pytest.mark.parametrize("target", ExchangeState.values)
def test_every_pair_of_states_of_an_exchange(officer, start, target):
    exchange = make_exchange(by=officer, state=start)
    if (start, target) in EXCHANGE_MOVES:
        exchange.move_to(target, by=officer, reason="Visa refusé")
        assert exchange.state == target
    else:
        with pytest.raises(ValidationError):
            exchange.move_to(target, by=officer, reason="Visa refusé")
        assert Exchange.objects.get().state == start


def test_cancelling_asks_why(officer):
    exchange = make_exchange(by=officer)
    with pytest.raises(ValidationError) as caught:
        exchange.move_to("cancelled", by=officer)
    assert list(caught.value.message_dict) == ["reason"]


def test_what_lies_in_the_future_cannot_have_been_held(officer):
    tomorrow = make_exchange(by=officer, starts_on=days.today() + timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        tomorrow.move_to("held", by=officer)
    assert caught.value.message_dict == {"starts_on": ["What lies in the future cannot have been held."]}
    today = make_exchange(by=officer, starts_on=days.today())
    today.move_to("held", by=officer)
    assert today.state == "held"


def test_who_reads_only_moves_nothing(officer):
    exchange, point = make_exchange(by=officer), make_action_point(by=officer)
    for role in ("auditor", "finance", "administrator"):
        reader = make_user(role)
        assert exchange.moves_for(reader) == []
        assert point.moves_for(reader) == []


# Questions


def test_the_questions_that_reports_ask(officer):
    partner, today = make_partner(by=officer), days.today()
    contact = make_contact(partner=partner, by=officer)
    held = make_exchange(
        by=officer, state="held", partners=[partner], learnt="Le tri", rows=[Delegate(side="theirs", contact=contact)]
    )
    training = make_exchange(by=officer, kind="training", starts_on=date(2025, 12, 31))
    soon = make_exchange(by=officer, starts_on=today + timedelta(days=3), partners=[partner])
    later = make_exchange(by=officer, starts_on=today + timedelta(days=9))
    rows = Exchange.objects
    assert list(rows.held()) == [held]
    assert list(rows.between(date(2026, 1, 1), date(2026, 12, 31)).newest_first()) == [later, soon, held]
    assert list(rows.upcoming(today)) == [soon, later]
    assert list(rows.of_partner(partner).newest_first()) == [soon, held]
    assert list(rows.attended_by(contact)) == [held]
    assert list(rows.trainings()) == [training]
    assert list(rows.with_lessons()) == [held]


@pytest.mark.parametrize("how_many", [1, 3])
def test_people_are_read_in_a_fixed_number_of_queries(officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        contact = make_contact(by=officer)
        make_exchange(by=officer, partners=[contact.partner], rows=[Delegate(contact=contact)])
    with django_assert_num_queries(6):
        seen = [
            (row.partner.name, one.contact.partner.name)
            for exchange in Exchange.objects.with_people()
            for row in exchange.partners.all()
            for one in exchange.delegates.all()
        ]
    assert len(seen) == how_many


def test_a_figure_nobody_wrote_down_is_missing_and_not_zero(officer, django_assert_num_queries):
    held = {"by": officer, "state": "held"}
    make_exchange(**held, kind="training", women=10, men=5, councillors=0, hours=6)
    make_exchange(**held, kind="workshop", women=2, staff=1)
    make_exchange(**held, kind="training", starts_on=date(2025, 5, 5))
    make_exchange(**held, kind="meeting")
    make_exchange(by=officer, kind="training", women=99)
    with django_assert_num_queries(1):
        years = training_figures(Exchange.objects.newest_first())
    assert years == [
        YearOfTraining(
            2026,
            2,
            [
                Figure("women", 12, 0),
                Figure("men", 5, 1),
                Figure("councillors", 0, 1),
                Figure("staff", 1, 1),
                Figure("hours", 6, 1),
            ],
        ),
        YearOfTraining(2025, 1, [Figure(name, None, 1) for name in ("women", "men", "councillors", "staff", "hours")]),
    ]


# Action points

DONE = {"done_on": date(2026, 3, 9), "evidence": "Procès-verbal signé"}
ACTION_MOVES = {
    ("open", "done"),
    ("open", "dropped"),
    ("done", "verified"),
    ("done", "open"),
    ("dropped", "open"),
}


@pytest.mark.parametrize("start", ActionState.values)
@pytest.mark.parametrize("target", ActionState.values)
def test_every_pair_of_states_of_an_action_point(officer, other, start, target):
    done = DONE if start in ("done", "verified") else {}
    point = make_action_point(by=officer, state=start, done_by=officer if done else None, **done)
    if (start, target) in ACTION_MOVES:
        point.move_to(target, by=other, reason="Décision du bureau", facts=DONE if target == "done" else None)
        assert point.state == target
    else:
        with pytest.raises(ValidationError):
            point.move_to(target, by=other, reason="Décision du bureau", facts=DONE)
        assert ActionPoint.objects.get().state == start


def test_what_is_done_says_when_by_whom_and_by_what_it_shows(officer):
    point = make_action_point(by=officer)
    with pytest.raises(ValidationError) as caught:
        point.move_to("done", by=officer)
    assert sorted(caught.value.message_dict) == ["done_on", "evidence"]
    with pytest.raises(ValidationError) as caught:
        point.move_to("done", by=officer, facts={**DONE, "done_on": days.today() + timedelta(days=1)})
    assert caught.value.message_dict == {"done_on": ["It cannot have been done in the future."]}
    point.move_to("done", by=officer, facts=DONE)
    assert (point.state, point.done_on, point.done_by) == ("done", date(2026, 3, 9), officer)


def test_another_person_verifies(officer, other):
    point = make_action_point(by=officer)
    point.move_to("done", by=officer, facts=DONE)
    with pytest.raises(ValidationError) as caught:
        point.move_to("verified", by=officer)
    assert caught.value.messages == ["You did it: another person verifies it."]
    point.move_to("verified", by=other)
    assert (point.state, point.done_by, point.verified_by) == ("verified", officer, other)
    assert point.may_be_edited is False


def test_the_database_too_keeps_the_verifier_apart(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_action_point(by=officer, state="verified", done_by=officer, verified_by=officer, **DONE)


def test_going_back_asks_why_and_forgets_that_it_was_done(officer, other):
    point = make_action_point(by=officer)
    point.move_to("done", by=officer, facts=DONE)
    with pytest.raises(ValidationError) as caught:
        point.move_to("open", by=other)
    assert list(caught.value.message_dict) == ["reason"]
    point.move_to("open", by=other, reason="La pièce manque")
    assert (point.state, point.done_by, point.done_on, point.evidence) == ("open", None, None, DONE["evidence"])
    point.move_to("done", by=other, facts=DONE)
    point.move_to("verified", by=officer)
    assert (point.done_by, point.verified_by) == (other, officer)


def test_dropping_asks_why(officer):
    point = make_action_point(by=officer)
    with pytest.raises(ValidationError) as caught:
        point.move_to("dropped", by=officer)
    assert list(caught.value.message_dict) == ["reason"]
    point.move_to("dropped", by=officer, reason="Sans objet")
    assert Activity.objects.filter(verb="moved").get().data == {"from": "open", "to": "dropped", "reason": "Sans objet"}


def test_nothing_is_entered_as_verified(officer):
    point = ActionPoint(authority=officer.authority, name_fr="X", **DONE)
    with pytest.raises(ValidationError) as caught:
        point.start_at("verified", by=officer)
    assert caught.value.message_dict == {"state": ["Enter it as done: another person verifies it afterwards."]}
    point.start_at("done", by=officer)
    assert (point.state, point.done_by) == ("done", officer)


def test_an_action_point_of_an_outcome_stays_with_its_exchange(officer):
    exchange, elsewhere = make_exchange(by=officer, rows=[Outcome(text="Ouvrir")]), make_exchange(by=officer)
    point = ActionPoint(authority=officer.authority, name_fr="X", outcome=exchange.outcomes.get(), exchange=elsewhere)
    assert refused(point) == {"exchange": ["It came of an outcome of another exchange."]}
    point.exchange = exchange
    point.full_clean(exclude=["reference"])
    assert point.exchange == exchange


def test_the_most_pressing_come_first(officer):
    today = days.today()
    done = make_action_point(by=officer, state="done", due_on=date(2026, 1, 1), **DONE)
    undated = make_action_point(by=officer)
    soon = make_action_point(by=officer, due_on=today + timedelta(days=2))
    late = make_action_point(by=officer, due_on=today - timedelta(days=2))
    pressing = make_action_point(by=officer, due_on=today + timedelta(days=2), priority=1)
    dropped = make_action_point(by=officer, state="dropped", due_on=date(2026, 1, 1))
    rows = ActionPoint.objects
    assert list(rows.most_pressing()) == [late, pressing, soon, undated, done, dropped]
    assert list(rows.late(today)) == [late]
    assert set(rows.pending()) == {done, undated, soon, late, pressing}
    assert list(rows.due_between(today, days.soon(today)).order_by("pk")) == [soon, pressing]
    assert [point.is_late for point in (late, soon, undated, done)] == [True, False, False, False]
