import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from funding.feeds.failures import sentence
from funding.models import Feed
from funding.tables import partner_column
from jisr.formats import moment
from jisr.tables import NameColumn, RecordTable, ReferenceColumn


class FeedTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = partner_column("partner")
    url = tables.Column(attrs={"td": {"dir": "ltr", "class": "wrap"}})
    waiting = tables.Column(verbose_name=_("Calls waiting"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})

    DEFAULT = ("reference", "name", "partner", "is_on", "read_at", "waiting", "failure")

    class Meta(RecordTable.Meta):
        model = Feed
        fields = (
            "reference",
            "name",
            "partner",
            "url",
            "is_on",
            "every_hours",
            "words",
            "read_at",
            "waiting",
            "failure",
        )

    def render_read_at(self, value: object) -> str:
        return moment(value)  # type: ignore[arg-type]

    def render_failure(self, value: str) -> str:
        return sentence(value)
