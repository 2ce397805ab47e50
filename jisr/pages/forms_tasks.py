"""What the pages of tasks ask for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Task, TaskItem


class TaskForm(RecordForm):
    """What, by whom, until when, and how often; that it is done is said by the move."""

    FORMSETS = (rows_of(Task, TaskItem, ["position", "text", "is_done"]),)
    GROUPS = (
        (_("What is to be done"), ("title", "note")),
        (_("Who and when"), ("owner", "due_on", "urgency")),
        (_("Comes back"), ("repeat_every", "repeat_unit", "repeat_until_on")),
    )

    class Meta:
        model = Task
        fields = (
            "title",
            "note",
            "owner",
            "due_on",
            "urgency",
            "repeat_every",
            "repeat_unit",
            "repeat_until_on",
        )
        formfield_callback = callback
