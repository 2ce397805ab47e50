"""Tags of the generic screens: facts, badges, menu, addresses that keep their query."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django import template
from django.apps import apps
from django.forms import BoundField, CheckboxInput, Select
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2 import Table
from lucide.templatetags.lucide import lucide

from jisr.cells import lines_of
from jisr.facts import Fact, fact_of
from jisr.models import State

register = template.Library()

TONES = {
    "active": "good",
    "in_force": "good",
    "running": "good",
    "open": "good",
    "awarded": "good",
    "signed": "good",
    "completed": "done",
    "closed": "done",
    "ended": "done",
    "suspended": "warn",
    "dormant": "warn",
    "in_approval": "busy",
    "submitted": "busy",
    "under_review": "busy",
    "concept_submitted": "busy",
    "rejected": "bad",
    "declined": "bad",
    "cancelled": "bad",
    "terminated": "bad",
    "withdrawn": "done",
    "late": "bad",
    "accepted": "good",
    "returned": "bad",
    "waived": "done",
    "paid": "good",
    "part_paid": "busy",
    "posted": "good",
    "draft": "warn",
    "planned": "busy",
    "held": "good",
    "verified": "good",
}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: int = 18) -> str:
    """An icon that only repeats what the words beside it say, hidden from screen readers."""
    return lucide(name, size=size, aria_hidden="true", focusable="false")


@register.simple_tag
def badge(state: State | str, label: str = "") -> SafeString:
    """A state as a small labelled mark; the colour only repeats what the words say."""
    value = str(getattr(state, "value", state))
    tone = getattr(type(state), "TONES", {}).get(value) or TONES.get(value, "plain")
    return format_html('<span class="tag tag-{}">{}</span>', tone, label or getattr(state, "label", state))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A form control with Bootstrap's class, tied to its error message."""
    widget = field.field.widget
    kind = (
        "form-select"
        if isinstance(widget, Select)
        else "form-check-input"
        if isinstance(widget, CheckboxInput)
        else "form-control"
    )
    attrs = {"class": f"{kind} is-invalid" if field.errors else kind}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}-error"}
    return field.as_widget(attrs=attrs)


@register.filter
def lines(table: Table) -> Iterator[SafeString]:
    """The rows of a table's present page, each the cells of one `<tr>`."""
    return lines_of(table)


@register.simple_tag
def fact(record: Any, name: str) -> Fact:
    """Label and shown value of a field of a record."""
    return fact_of(record, name)


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """The page's own query with some values changed; None takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


@register.inclusion_tag("partials/menu_group.html", takes_context=True)
def menu_page(context: template.Context, name: str, icon: str, label: str, *permissions: str) -> dict[str, Any]:
    """A page that is no record's list, for those who have all these permissions."""
    request: HttpRequest = context["request"]
    if not request.user.has_perms(permissions):
        return {"items": []}
    url = reverse(name)
    return {"items": [{"url": url, "label": label, "icon": icon, "is_current": request.path.startswith(url)}]}


@register.inclusion_tag("partials/menu_group.html", takes_context=True)
def menu_group(context: template.Context, title: str, *models: str) -> dict[str, Any]:
    """The entries of a menu group that this person may open."""
    request: HttpRequest = context["request"]
    items = []
    for label in models:
        model = apps.get_model(label)
        if request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            url = reverse(f"{model._meta.model_name}_list")
            items.append(
                {
                    "url": url,
                    "label": str(model._meta.verbose_name_plural).capitalize(),
                    "icon": getattr(model, "ICON", "file"),
                    "is_current": request.path.startswith(url),
                }
            )
    return {"title": title, "items": items}
