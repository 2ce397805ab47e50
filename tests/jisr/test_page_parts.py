from types import SimpleNamespace

import pytest

from jisr.page_parts import Blank, blanks, parts

pytestmark = pytest.mark.once

NOTHING = {"tasks": None, "documents": None, "notes": None}


def part(title, rows=0, **told):
    return {"title": title, "table": SimpleNamespace(rows=[title] * rows), "add_url": "", **told}


def test_what_one_may_add_comes_before_what_is_merely_empty():
    related = [part("Agreements", anchor="deals"), part("Go/no-go", add_url="/new/"), part("Projects", rows=1)]
    assert blanks(related, NOTHING) == [Blank("Go/no-go", "/new/"), Blank("Agreements", anchor="deals")]


def test_rows_of_the_record_and_sections_with_links_of_their_own_are_not_blank():
    related = [part("Themes", is_rows=True), part("Obligations", links=[("/lay/", "plus", "Lay")])]
    assert blanks(related, NOTHING) == []


def test_tasks_documents_and_notes_are_offered_where_there_are_none_and_one_may_add_them():
    beside = {
        "tasks": {"rows": [], "add_url": "/tasks/new/", "all_url": "/tasks/"},
        "documents": {"rows": ["one"], "add_url": "/documents/new/"},
        "notes": {"rows": [], "add_url": ""},
    }
    assert blanks([], beside) == [Blank("Add a task", "/tasks/new/", "plus", "tasks", "/tasks/")]


def test_the_index_names_what_a_long_page_holds_in_its_order():
    related = [part("Themes", rows=1, is_small=True), part("Agreements"), part("Projects", rows=2)]
    beside = {**NOTHING, "notes": {"rows": ["one"]}}
    assert parts(related, beside, [("budget", "Budget")]) == [
        ("budget", "Budget"),
        ("part-3", "Projects"),
        ("notes", "Notes"),
    ]


def test_a_short_page_needs_no_index():
    assert parts([part("Themes", rows=1)], NOTHING, [("budget", "Budget")]) == []
