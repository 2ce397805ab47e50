import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.tables import DayColumn, LinkColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.templatetags.jisr import icon
from partnerships.models import ActionPoint, Priority

PRIORITY_ICONS = {Priority.HIGH: "chevrons-up", Priority.NORMAL: "minus", Priority.LOW: "chevron-down"}


def priority_mark(priority: int) -> SafeString:
    """The priority as an icon and its word."""
    chosen = Priority(priority)
    return format_html('<span class="priority">{} {}</span>', icon(PRIORITY_ICONS[chosen], 14), chosen.label)


class DueColumn(tables.Column):
    """The day something is due; a word says when it is late."""

    def render(self, record: ActionPoint) -> SafeString:
        late = format_html(' <span class="tag tag-bad">{}</span>', _("Late")) if record.is_late else ""
        return format_html('<span dir="ltr" class="day">{}</span>{}', formats.short_day(record.due_on), late)


class ActionPointTable(RecordTable):
    """Rows come from `select_related("partner", "agreement", "exchange", "owner", "contact")`."""

    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    due_on = DueColumn()
    done_on = DayColumn()
    partner = LinkColumn()
    agreement = LinkColumn()
    exchange = LinkColumn()
    contact = LinkColumn()
    state = StateColumn()

    DEFAULT = ("name", "due_on", "priority", "partner", "side", "owner", "state")

    class Meta(RecordTable.Meta):
        model = ActionPoint
        fields = (
            "reference",
            "name",
            "due_on",
            "priority",
            "partner",
            "agreement",
            "exchange",
            "side",
            "owner",
            "contact",
            "state",
            "done_on",
        )

    def render_priority(self, record: ActionPoint) -> SafeString:
        return priority_mark(record.priority)
