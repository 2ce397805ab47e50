"""The indexes that lists and searches stand on are the ones the database takes."""

import pytest
from django.db import connection

from funding.models import Instalment, Project
from partnerships.models import Partner
from tests.factories import make_authority, make_user

pytestmark = pytest.mark.django_db


def plan_of(rows) -> str:
    """The database's plan, for a table too small to be worth an index unless told to take one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


def test_a_search_takes_the_trigram_index_where_there_is_one():
    plan = plan_of(Partner.objects.search("kenitra").order_by())
    expected = {"postgresql": "partnerships_partner_trigram", "sqlite": "SCAN partnerships_partner"}[connection.vendor]
    assert expected in plan


def test_the_first_page_of_projects_is_read_in_order_from_an_index():
    ours, theirs = make_user("officer"), make_authority()
    owners = [ours.authority] * 3000 + [theirs] * 3000
    Project.objects.bulk_create(
        Project(authority=owner, reference=f"PRJ-{number}", name_fr="Projet") for number, owner in enumerate(owners)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE funding_project")
    rows = Project.objects.visible_to(ours).ours().current().order_by("-pk")
    plan = rows[:50].explain()
    assert [word for word in ("Seq Scan", "Sort", "TEMP B-TREE") if word in plan] == []


def test_what_falls_due_takes_its_index():
    user = make_user("finance")
    rows = Instalment.objects.visible_to(user).filter(due_on__lt="2026-01-01").order_by("due_on")
    assert "instalment_due" in plan_of(rows[:50])
