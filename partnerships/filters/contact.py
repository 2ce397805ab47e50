import django_filters
from django.utils.translation import gettext_lazy as _

from jisr.filters import RecordFilter
from partnerships.models import Contact, ContactRole


class ContactFilter(RecordFilter):
    role = django_filters.ChoiceFilter(choices=ContactRole.choices, empty_label=_("Any role"))

    class Meta:
        model = Contact
        fields = ["q", "role", "has_consent", "archived"]
