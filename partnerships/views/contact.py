from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters import ContactFilter
from partnerships.forms.partner import ContactForm
from partnerships.models import Contact
from partnerships.resources import ContactResource
from partnerships.tables import ContactTable


class ContactList(ListScreen):
    model = Contact
    table_class = ContactTable
    filter_class = ContactFilter
    resource_class = ContactResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner")


class ContactDetail(DetailScreen):
    model = Contact
    facts = (
        (_("Who"), ("partner", "role", "function", "language", "is_main")),
        (_("How to reach them"), ("email", "phone")),
        (_("Personal data"), ("has_consent", "consented_on")),
    )


class ContactCreate(CreateScreen):
    model = Contact
    form_class = ContactForm


class ContactUpdate(UpdateScreen):
    model = Contact
    form_class = ContactForm


class ContactRemove(RemoveScreen):
    model = Contact
