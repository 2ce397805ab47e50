"""What several tables share."""

from django.db.models import F, QuerySet

from jisr.tables import DayColumn, LinkColumn


class DueColumn(DayColumn):
    """A day that some records lack: those come last in either order, on both databases."""

    def order(self, queryset: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        day = F(str(self.accessor))
        return queryset.order_by(day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True), "pk"), True


def partner_column(name: str) -> LinkColumn:
    return LinkColumn(order_by=(f"{name}__name_fr", f"{name}__name_ar"))
