"""The list of tasks: its table and its filter."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jisr import days, formats
from jisr.filters import RecordFilter
from jisr.models import Task, TaskState, Urgency
from jisr.notes import record_of
from jisr.tables import DayColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.tasks import kinds_with_tasks, repeat_words
from jisr.templatetags.jisr import icon

URGENCY_ICONS = {Urgency.URGENT: "chevrons-up", Urgency.NORMAL: "minus", Urgency.LATER: "chevron-down"}
LATE, SOON, DAYLESS = "late", "soon", "none"


def urgency_mark(urgency: int) -> SafeString:
    """The urgency as an icon and its word."""
    chosen = Urgency(urgency)
    return format_html('<span class="priority">{} {}</span>', icon(URGENCY_ICONS[chosen], 14), chosen.label)


class TaskTable(RecordTable):
    """Rows come from `select_related("owner", "done_by").prefetch_related("subject", "items")`."""

    reference = ReferenceColumn()
    title = tables.Column(attrs={"td": {"class": "name"}})
    subject = tables.Column(_("About"), orderable=False)
    due_on = tables.Column()
    urgency = tables.Column()
    checklist = tables.Column(_("Checklist"), accessor="progress", orderable=False)
    repeat = tables.Column(_("Comes back"), accessor="pk", orderable=False)
    owner = tables.Column(order_by=("owner__full_name", "pk"))
    state = StateColumn()
    done_on = DayColumn()
    done_by = tables.Column(order_by=("done_by__full_name", "pk"))

    DEFAULT = ("title", "subject", "due_on", "urgency", "checklist", "owner", "state")

    class Meta(RecordTable.Meta):
        model = Task
        fields = (
            *("reference", "title", "subject", "due_on", "urgency", "checklist", "repeat"),
            *("owner", "state", "done_on", "done_by"),
        )

    def render_title(self, record: Task, value: str) -> SafeString:
        return format_html('<a href="{}" dir="auto">{}</a>', record.url_for(), value)

    def render_subject(self, value: Any) -> SafeString:
        name, lang = getattr(value, "name", "") or str(value), getattr(value, "name_lang", "") or get_language()
        kind = str(value._meta.verbose_name)
        return format_html(
            '<a href="{}" lang="{}" dir="auto">{}</a> <span class="tag">{}</span>', value.url_for(), lang, name, kind
        )

    def render_due_on(self, record: Task, value: Any) -> SafeString:
        late = format_html(' <span class="tag tag-bad">{}</span>', _("Late")) if record.is_late else ""
        return format_html('<span dir="ltr" class="day">{}</span>{}', formats.short_day(value), late)

    def render_urgency(self, record: Task) -> SafeString:
        return urgency_mark(record.urgency)

    def render_checklist(self, value: tuple[int, int]) -> str | SafeString:
        return format_html('<span dir="ltr">{}/{}</span>', *value) if value[1] else "—"

    def render_repeat(self, record: Task) -> str:
        return repeat_words(record) or "—"


class TaskFilter(RecordFilter):
    """Tasks to do unless another state is asked for; `record`, carried by the address alone, is one record."""

    mine = django_filters.ChoiceFilter(
        label=_("Mine"),
        choices=[("yes", _("Only mine"))],
        empty_label=pgettext_lazy("task", "Everybody’s"),
        method="by_mine",
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[*TaskState.choices[1:], ("all", _("Any state"))],
        empty_label=TaskState.OPEN.label,
        method="by_state",
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[(LATE, _("Late")), (SOON, _("Due within 30 days")), (DAYLESS, _("Without a day"))],
        empty_label=_("Any time"),
        method="by_due",
    )
    urgency = django_filters.ChoiceFilter(choices=Urgency.choices, empty_label=_("Any urgency"))
    about = django_filters.ChoiceFilter(label=_("About"), method="by_kind")
    record = django_filters.CharFilter(method="by_record", widget=forms.HiddenInput, label=_("Record"))

    class Meta:
        model = Task
        fields = ["q", "mine", "owner", "state", "due", "urgency", "about", "archived", "record"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {model._meta.label_lower: model for model in kinds_with_tasks(self.user)}
        named = [(label, model._meta.verbose_name_plural.capitalize()) for label, model in self.kinds.items()]
        self.form.fields["about"].choices = [("", "—"), ("alone", _("Nothing else")), *named]

    def by_mine(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.filter(owner=self.user)

    def by_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows if value == "all" else rows.filter(state=value)

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == LATE:
            return rows.late(today)  # type: ignore[attr-defined]
        if value == DAYLESS:
            return rows.filter(due_on=None)
        return rows.due_between(today, days.soon(today))  # type: ignore[attr-defined]

    def by_kind(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        if value == "alone":
            return rows.filter(content_type=None)
        return rows.filter(content_type=ContentType.objects.get_for_model(self.kinds[value]))

    def by_record(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        try:
            return rows.about(record_of(value, self.user))  # type: ignore[attr-defined]
        except Http404:
            return rows.none()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows: Any = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.to_do()
