"""The list of the headings of budgets: its filter and its table."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from funding.models import BudgetHeading
from jisr.filters import BaseFilter
from jisr.tables import NameColumn, RecordTable


class BudgetHeadingFilter(BaseFilter):
    class Meta:
        model = BudgetHeading
        fields = ["q"]


class BudgetHeadingTable(RecordTable):
    position = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))

    DEFAULT = ("position", "name", "code")

    class Meta(RecordTable.Meta):
        model = BudgetHeading
        fields = ("position", "name", "code")
