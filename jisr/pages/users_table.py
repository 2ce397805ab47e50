"""The list of users: table and filter."""

from collections.abc import Iterable, Iterator
from typing import Any

import django_filters
import django_tables2 as tables
from babel.lists import format_list
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.filters import BaseFilter
from jisr.models import Activity, User
from jisr.models.activity import Verb
from jisr.people import NO_PASSWORD, AccountState, account_state, roles_of
from jisr.roles import ROLES
from jisr.templatetags.jisr import badge
from jisr.text import normalise


def role_labels(codes: Iterable[str]) -> str:
    """The roles in the reader's language, in one line; a dash for none."""
    labels = [str(ROLES[code]) for code in codes if code in ROLES]
    return format_list(labels, locale=formats.locale()) if labels else formats.BLANK


class UserTable(tables.Table):
    full_name = tables.Column(order_by=("full_name", "pk"))
    email = tables.Column(order_by=("email", "pk"))
    roles = tables.Column(_("Roles"), accessor="pk", orderable=False)
    state = tables.Column(_("Account"), accessor="pk", order_by=("is_active", "pk"))
    last_login = tables.Column(_("Last sign-in"), order_by=("last_login", "pk"))

    class Meta:
        model = User
        fields = ("full_name", "email", "roles", "state", "last_login")
        template_name = "generic/_table.html"
        attrs = {"class": "table table-vcenter card-table"}
        order_by = ("full_name",)

    def render_full_name(self, record: User, value: str) -> SafeString:
        return format_html('<a href="{}" dir="auto">{}</a>', reverse("user_detail", args=[record.pk]), value)

    def render_email(self, value: str) -> SafeString:
        return format_html('<span dir="ltr">{}</span>', value)

    def render_roles(self, record: User) -> str:
        return role_labels(roles_of(record))

    def render_state(self, record: User) -> SafeString:
        return badge(account_state(record))

    def render_last_login(self, value: Any) -> str:
        return formats.moment(value)


def sheet_of(users: Iterable[User]) -> Iterator[list[Any]]:
    """The headings, then a line for each account: name, address, roles, state, day of the last sign-in."""
    meta = User._meta
    named = [str(meta.get_field(name).verbose_name) for name in ("full_name", "email")]  # type: ignore[union-attr]
    yield [*named, str(_("Roles")), str(_("Account")), str(_("Last sign-in"))]
    for user in users:
        seen = timezone.localdate(user.last_login) if user.last_login else None
        state = str(account_state(user).label)
        yield [user.full_name, user.email, role_labels(roles_of(user)), state, seen]


class UserFilter(BaseFilter):
    state = django_filters.ChoiceFilter(
        label=_("Account"), choices=AccountState.choices, empty_label=_("All"), method="by_state"
    )

    class Meta:
        model = User
        fields: list[str] = []

    def by_words(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """The people whose name or address holds every word, whatever its marks; an authority has some dozens."""
        words = normalise(value).split()
        texts = {user.pk: normalise(f"{user.full_name} {user.email}") for user in rows}
        return rows.filter(pk__in=[pk for pk, text in texts.items() if all(word in text for word in words)])

    def by_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        if value == AccountState.CLOSED:
            return rows.filter(is_active=False)
        invited = rows.filter(is_active=True, password__startswith=NO_PASSWORD)
        return invited if value == AccountState.INVITED else rows.filter(is_active=True).exclude(pk__in=invited)


def sentence_about_person(line: Activity) -> str:
    """An activity line about a person, worded for the reader: roles by their names."""
    data = {key: role_labels(value) if isinstance(value, list) else value for key, value in line.data.items()}
    return str(Verb(line.verb).label) % data
