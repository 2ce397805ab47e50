import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr.tables import DayColumn, LinkColumn, NameColumn, RecordTable, ReferenceColumn
from partnerships.models import Contact


class ContactTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = LinkColumn()
    email = tables.EmailColumn(attrs={"td": {"dir": "ltr"}})
    phone = tables.Column(attrs={"td": {"dir": "ltr"}})
    left_on = DayColumn()

    DEFAULT = ("name", "partner", "role", "function", "email", "phone", "left_on")

    class Meta(RecordTable.Meta):
        model = Contact
        fields = (
            "reference",
            "name",
            "partner",
            "role",
            "function",
            "email",
            "phone",
            "language",
            "may_sign",
            "left_on",
            "has_consent",
        )
