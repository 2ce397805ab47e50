from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.views import CreateScreen, ListScreen, RemoveScreen, UpdateScreen
from jisr.views.merging import MergeScreen
from partnerships.filters import ContactFilter
from partnerships.forms.partner import ContactForm
from partnerships.likeness import look_alikes
from partnerships.models import Contact, Exchange
from partnerships.posts import posts_of
from partnerships.resources import ContactResource
from partnerships.tables import ContactTable
from partnerships.views.exchange_sections import exchange_section

from .surviving import SurvivorScreen


class ContactList(ListScreen):
    model = Contact
    table_class = ContactTable
    filter_class = ContactFilter
    resource_class = ContactResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner")


class ContactDetail(SurvivorScreen):
    model = Contact
    facts = (
        (_("Who"), ("partner", "role", "function", "language")),
        (_("Post"), ("is_main", "may_sign", "left_on")),
        (_("How to reach them"), ("email", "phone")),
        (_("Personal data"), ("has_consent", "consented_on")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner", "merged_into")

    def related(self, record: Contact) -> list[dict[str, Any]]:
        attended = Exchange.objects.attended_by(record)
        return [exchange_section(attended, self.request.user, contact=record.reference)]

    def more(self, record: Contact) -> dict[str, Any]:
        today = days.today()
        return {
            "posts": posts_of(record, today),
            "has_left": bool(record.left_on and record.left_on <= today),
        }

    def look_alikes(self, record: Contact) -> list[Any]:
        return look_alikes(record, self.request.user) if self.merge_url(record) else []


class ContactCreate(CreateScreen):
    model = Contact
    form_class = ContactForm

    def look_alikes(self, record: Contact) -> list[Any]:
        return look_alikes(record, self.request.user)


class ContactUpdate(UpdateScreen):
    model = Contact
    form_class = ContactForm


class ContactRemove(RemoveScreen):
    model = Contact


class ContactMerge(MergeScreen):
    model = Contact
