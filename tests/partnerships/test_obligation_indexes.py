"""The indexes that the lists of obligations stand on are the ones the database takes."""

import pytest
from django.db import connection

from partnerships.models import Obligation
from tests.factories import TODAY, make_agreement, make_user
from tests.factories_obligations import kind_of_obligation

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """Five thousand obligations, one day in two past, most of those accepted."""
    user = make_user("officer")
    agreement, kind = make_agreement(by=user), kind_of_obligation()
    Obligation.objects.bulk_create(
        Obligation(
            authority=user.authority,
            reference=f"OBL-{number}",
            agreement=agreement,
            kind=kind,
            due_on=TODAY.replace(year=2025 + number % 4, day=1 + number % 28),
            state="accepted" if number % 4 < 2 and number % 20 else "open",
        )
        for number in range(5000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE partnerships_obligation")
    return Obligation.objects.visible_to(user).current()


def avoided(plan: str) -> list[str]:
    return [word for word in ("Seq Scan", "Sort", "TEMP B-TREE") if word in plan]


def test_the_first_page_in_order_of_days_is_read_from_an_index(rows):
    plan = rows.order_by("due_on", "pk")[:50].explain()
    assert ("obligation_due_in_state" in plan, "TEMP B-TREE FOR ORDER BY" in plan) == (True, False)


def test_what_is_late_is_counted_from_an_index(rows):
    plan = rows.late(TODAY).order_by().values("state").explain()
    assert [name for name in ("obligation_due_in_state", "obligation_standing") if name in plan] != []
    assert avoided(plan) == []


def test_the_conditions_of_an_instalment_take_the_index_of_what_they_unlock():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Obligation.objects.current().pending().filter(unlocks=7).order_by().explain()
    assert "partnerships_obligation_unlocks_id" in plan
