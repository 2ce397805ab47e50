from typing import Any

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import NamedLink
from jisr.models import Named
from jisr.resources import RecordResource
from partnerships.models import AgreementKind, PathStep, RequiredDocument, check_order

STEP_PARTS = (
    *("position", "name_ar", "name_fr", "name_en", "nature", "responsible"),
    *("delay_days", "delay_source", "blocks", "document_type"),
)


def check_steps(rows: list[Any]) -> None:
    check_order(row.position for row in rows)


class AgreementKindResource(RecordResource):
    path = rows_of(
        PathStep,
        "path",
        STEP_PARTS,
        links={"document_type": NamedLink("jisr.DocumentType")},
        identity=("position",),
        check=check_steps,
    )
    required_documents = rows_of(
        RequiredDocument,
        "required_documents",
        ("type", "before"),
        links={"type": NamedLink("jisr.DocumentType")},
        identity=("type",),
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
            "path",
            "required_documents",
        )
