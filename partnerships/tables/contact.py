import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr.tables import LinkColumn, NameColumn, RecordTable, ReferenceColumn
from partnerships.models import Contact


class ContactTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = LinkColumn()
    email = tables.EmailColumn(attrs={"td": {"dir": "ltr"}})
    phone = tables.Column(attrs={"td": {"dir": "ltr"}})

    DEFAULT = ("name", "partner", "role", "function", "email", "phone")

    class Meta(RecordTable.Meta):
        model = Contact
        fields = ("reference", "name", "partner", "role", "function", "email", "phone", "language", "has_consent")
