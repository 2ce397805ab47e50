from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Theme, ThemeGoal, ThemeSector, check_split


class ShareForm(RowForm):
    """A theme and its share, inside the form of a partner, opportunity, proposal or project."""

    @staticmethod
    def check_rows(rows: list[dict]) -> None:
        check_split(row.get("percent") for row in rows)


class ThemeForm(RecordForm):
    FORMSETS = (rows_of(Theme, ThemeSector, ["code"]), rows_of(Theme, ThemeGoal, ["goal"]))

    class Meta:
        model = Theme
        fields = ("code", *Named.NAME_FIELDS[:3], *Described.DESCRIPTION_FIELDS[:3])
        formfield_callback = callback
