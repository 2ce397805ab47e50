"""Tasks: done, with the next one made where they come back; their checklists; what a record's page shows of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jisr import days, formats
from jisr.models import Activity, Record, Task, TaskItem, TaskState, Trace, Unit, User, Via
from jisr.models.activity import Verb
from jisr.notes import record_of as any_record_of
from jisr.recurrence import next_after

SHOWN = 10
LOOKED_BACK = 12


def finish(task: Task, *, by: User, via: str = Via.PAGE) -> Task | None:
    """Note that the task is done, by whom and today; returns the next one where it comes back.

    Raises ValidationError where it is done already: of two people who finish it at the same time one is told so, and
    one next task is made.
    """
    task.move_to(TaskState.DONE, by=by, via=via)
    return Task.objects.filter(follows=task).first()


def make_next(task: Task, *, by: User, via: str) -> Task | None:
    """The task that comes after one that was done, with its checklist unticked; None where none does, or one was made.

    Its due day is reckoned from the due day and lies ahead of today, however late it was done. Takes part in the
    transaction of the move, which holds the task.
    """
    due = next_due(task)
    subject = task.subject
    if due is None or Task.objects.filter(follows=task).exists() or getattr(subject, "archived_at", None):
        return None
    kept = ("authority_id", "content_type_id", "object_id", "title", "note", "owner_id", "urgency")
    rule = ("repeat_every", "repeat_unit", "repeat_until_on")
    following = Task(**{name: getattr(task, name) for name in (*kept, *rule)}, due_on=due, follows=task)
    items = [TaskItem(position=item.position, text=item.text) for item in task.items.all()]
    following.store(by=by, via=via, rows=items)
    Activity.write(task, Verb.TASK_FOLLOWED, Trace(by, via), next=following.reference)
    return following


def next_due(task: Task) -> date | None:
    """The day the task comes back on; None where it does not, or no longer."""
    if not (task.due_on and task.repeat_every and task.repeat_unit):
        return None
    try:
        due = next_after(task.due_on, task.repeat_every, task.repeat_unit, days.today(), _month_day(task))
    except OverflowError:
        return None
    return due if task.repeat_until_on is None or due <= task.repeat_until_on else None


def _month_day(task: Task) -> int | None:
    """The day of the month the rule began on, where a shorter month has cut it: 31 after 31 January, 28 February."""
    due, wanted, before = task.due_on, None, task
    for _step in range(LOOKED_BACK):
        if task.repeat_unit != Unit.MONTH or due is None or due.day < 28 or before.follows is None:
            break
        before = before.follows
        if before.due_on and before.due_on.day > max(due.day, wanted or 0):
            wanted = before.due_on.day
    return wanted


@transaction.atomic
def tick(item: TaskItem, *, is_done: bool, by: User, via: str = Via.PAGE) -> TaskItem:
    """Tick a line of a checklist, or take the tick away; nothing is written where it stands so already.

    Raises PermissionDenied, or ValidationError while the task is in the archive.
    """
    task = Task.objects.select_for_update().get(pk=item.task_id)
    if task.authority_id != by.authority_id or not by.has_perm(Task.permission_to("change")):
        raise PermissionDenied
    task.check_not_archived()
    line = TaskItem.objects.get(pk=item.pk)
    if line.is_done != is_done:
        line.is_done = is_done
        task.store(by=by, via=via, rows=[line])
    return line


def takes_tasks(model: type) -> bool:
    """Every kind of root record may carry tasks, but a task itself."""
    return issubclass(model, Record) and model is not Task


def kinds_with_tasks(user: User) -> list[Any]:
    """The kinds of record that this person may read and that tasks may be about."""
    found = [model for model in apps.get_models() if takes_tasks(model)]
    return [model for model in found if user.has_perm(model.permission_to("view"))]  # type: ignore[attr-defined]


def record_of(about: str, user: User) -> Any:
    """The record that an address names as `funding.proposal-12`; Http404 unless this person may read it."""
    record = any_record_of(about, user)
    if not takes_tasks(type(record)):
        raise PermissionDenied
    return record


def repeat_words(task: Task) -> str:
    """How often the task comes back, in a few words; "" where it does not."""
    if not task.comes_back:
        return ""
    count = task.repeat_every or 1
    texts = {
        Unit.DAY: ngettext("every day", "every %(count)s days", count),
        Unit.WEEK: ngettext("every week", "every %(count)s weeks", count),
        Unit.MONTH: ngettext("every month", "every %(count)s months", count),
    }
    said = texts[Unit(task.repeat_unit)] % {"count": count}
    if task.repeat_until_on is None:
        return said
    return _("%(often)s until %(day)s") % {"often": said, "day": formats.day(task.repeat_until_on)}


def tasks_section(record: Any, user: User) -> dict[str, Any] | None:
    """What a record's page shows of its tasks, those to do by their day; one query, and one for their checklists.

    None where they are not this person's to see.
    """
    if not takes_tasks(type(record)) or not user.has_perm(Task.permission_to("view")):
        return None
    about = f"{record._meta.label_lower}-{record.pk}"
    rows: Any = Task.objects.about(record).current().to_do()
    rows = rows.select_related("owner").prefetch_related("items").order_by("urgency", "due_on", "pk")
    found = list(rows[: SHOWN + 1])
    may_add = user.has_perm(Task.permission_to("add")) and not record.archived_at
    return {
        "rows": found[:SHOWN],
        "may_change": user.has_perm(Task.permission_to("change")),
        "back": f"{record.url_for()}#tasks",
        "all_url": f"{reverse('task_list')}?record={about}&state=all",
        "add_url": f"{reverse('task_create')}?about={about}" if may_add else "",
    }
