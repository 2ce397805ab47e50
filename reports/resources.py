from import_export import resources
from import_export.fields import Field

from reports.models import IssuedReport


class IssuedReportResource(resources.ModelResource):
    """Issued reports go out as a list; nothing comes in."""

    about = Field(attribute="subject__reference", column_name="about")
    issued_by = Field(attribute="issued_by__full_name", column_name="issued_by")

    class Meta:
        model = IssuedReport
        fields = (
            "number",
            "kind",
            "language",
            "about",
            "period_from",
            "period_to",
            "as_of",
            "issued_by",
            "issued_at",
            "sha256",
        )
        export_order = fields
