import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr.tables import NameColumn, RecordTable
from partnerships.models import Theme


class ThemeTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))
    sector_codes = tables.Column(verbose_name=_("DAC purpose codes"), orderable=False, attrs={"td": {"dir": "ltr"}})
    goal_numbers = tables.Column(verbose_name=_("SDGs"), orderable=False, attrs={"td": {"dir": "ltr"}})

    DEFAULT = ("code", "name", "sector_codes", "goal_numbers")

    class Meta(RecordTable.Meta):
        model = Theme
        fields = ("code", "name", "sector_codes", "goal_numbers")

    def render_sector_codes(self, value: list) -> str:
        return ", ".join(sector.code for sector in value)

    def render_goal_numbers(self, value: list) -> str:
        return ", ".join(str(goal.goal) for goal in value)
