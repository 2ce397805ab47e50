from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Named
from partnerships.models import AgreementKind, PathStep, RequiredDocument, check_order

STEP_FIELDS = [
    *("position", "name_ar", "name_fr", "name_en", "nature", "responsible"),
    *("delay_days", "delay_source", "blocks", "document_type"),
]


class PathStepForm(RowForm):
    @staticmethod
    def check_rows(rows: list[dict[str, Any]]) -> None:
        check_order(row["position"] for row in rows)


class AgreementKindForm(RecordForm):
    FORMSETS = (
        rows_of(AgreementKind, PathStep, STEP_FIELDS, form=PathStepForm),
        rows_of(AgreementKind, RequiredDocument, ["type", "before"]),
    )

    GROUPS = (
        (_("Name"), ("code", *Named.NAME_FIELDS)),
        (_("Rules"), ("is_framework", "needs_framework", "is_twinning", "silent_months")),
    )

    class Meta:
        model = AgreementKind
        fields = (
            "code",
            *Named.NAME_FIELDS,
            "is_framework",
            "needs_framework",
            "is_twinning",
            "silent_months",
        )
        formfield_callback = callback

    def clean(self) -> dict[str, Any]:
        """A kind under which agreements hang stays one that may."""
        cleaned = super().clean()
        if self.instance.pk and not cleaned.get("is_framework") and self.instance.has_children():
            self.add_error("is_framework", ValidationError(_now("Agreements hang under agreements of this kind.")))
        return cleaned
