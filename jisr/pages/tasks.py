"""The screens of tasks: all of them, one, and on any record's page those that hang on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jisr.models import Task, TaskItem, TaskState
from jisr.pages.forms_tasks import TaskForm
from jisr.pages.tasks_sheet import TaskResource
from jisr.pages.tasks_table import TaskFilter, TaskTable, urgency_mark
from jisr.requests import SignedInRequest
from jisr.tasks import finish, record_of, repeat_words, tick
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen


class TaskList(ListScreen):
    model = Task
    table_class = TaskTable
    filter_class = TaskFilter
    resource_class = TaskResource

    def rows(self) -> QuerySet:
        rows = super().rows().select_related("owner", "done_by").prefetch_related("subject", "items")
        return rows.order_by(F("due_on").asc(nulls_last=True), "urgency", "pk")


class TaskDetail(DetailScreen):
    model = Task
    facts = (
        (_("Task"), ("owner", "due_on", "note")),
        (_("Done"), ("done_on", "done_by")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("owner", "done_by", "follows", "archived_by")

    def groups(self, record: Task) -> Any:
        return self.facts if record.done_on else self.facts[:1]

    def more(self, record: Task) -> dict[str, Any]:
        """What it is about, its checklist, how often it comes back, and the ones before and after it."""
        may_change = self.request.user.has_perm(Task.permission_to("change")) and not record.archived_at
        return {
            "subject": record.subject,
            "items": list(record.items.all()),
            "progress": record.progress,
            "urgency": urgency_mark(record.urgency),
            "repeat": repeat_words(record),
            "followed_by": Task.objects.filter(follows=record).first(),
            "may_tick": may_change,
            "may_finish": may_change and record.state == TaskState.OPEN,
        }


class TaskCreate(CreateScreen):
    """A task stands alone, or on the record that the address names."""

    model = Task
    form_class = TaskForm

    @cached_property
    def subject(self) -> Any:
        about = self.request.GET.get("about", "")
        return record_of(about, self.request.user) if about else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.has_perm(Task.permission_to("add")) and getattr(self.subject, "archived_at", None):
            messages.error(request, _now("The record is in the archive: take it out first."))
            return redirect(self.subject.url_for())
        return super().dispatch(request, *args, **kwargs)

    def record(self) -> Task:
        task = Task()
        if self.subject is not None:
            task.subject = self.subject
        return task

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(status=status, subject=self.subject, **context)


class TaskUpdate(UpdateScreen):
    model = Task
    form_class = TaskForm

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(status=status, subject=context["record"].subject, **context)


class TaskRemove(RemoveScreen):
    model = Task


class TaskMove(MoveScreen):
    model = Task

    def follow(self, saved: Task) -> None:
        if saved.state == TaskState.DONE:
            say_next(self.request, Task.objects.filter(follows=saved).first())


@require_POST
@permission_required("jisr.change_task", raise_exception=True)
def task_done(request: SignedInRequest, pk: int) -> HttpResponse:
    """Done, in one press; back to where one was."""
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    try:
        following = finish(task, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _now("“%(record)s” is done.") % {"record": task})
        say_next(request, following)
    return redirect(_back(request, task.url_for()))


@require_POST
@permission_required("jisr.change_task", raise_exception=True)
def task_tick(request: SignedInRequest, pk: int) -> HttpResponse:
    """A line of a checklist: ticked where the form says so, else not."""
    seen = Task.objects.visible_to(request.user)
    item = get_object_or_404(TaskItem.objects.filter(task__in=seen).select_related("task"), pk=pk)
    try:
        tick(item, is_done=request.POST.get("is_done") == "1", by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{item.task.url_for()}#item-{item.pk}")


def say_next(request: HttpRequest, following: Task | None) -> None:
    """Tell the person which task comes next, if one does."""
    if following is not None and following.due_on:
        said = {"reference": following.reference, "days": following.due_on.strftime("%d/%m/%Y")}
        messages.info(request, _now("It comes back on %(days)s: %(reference)s.") % said)


def _back(request: HttpRequest, otherwise: str) -> str:
    asked = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else otherwise
