import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("partner_statement", "Partner statement"),
    ("project_sheet", "Project sheet"),
    ("delegation_dossier", "Delegation dossier"),
    ("experience_sheet", "Experience sheet"),
    ("twinning_report", "Twinning report"),
]


def about(model: str) -> models.ForeignKey:
    """The column for reports about one kind of record."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="issued_reports",
        to=f"partnerships.{model}",
        verbose_name=model,
    )


class Migration(migrations.Migration):
    """Reports about encounters and twinnings beside those about partners and projects."""

    dependencies = [
        ("partnerships", "0005_reference_data_of_agreements"),
        ("reports", "0003_roles_of_agreements"),
    ]

    operations = [
        migrations.RemoveConstraint("issuedreport", "report_is_about_one_record"),
        migrations.AddField("issuedreport", "agreement", about("agreement")),
        migrations.AddField("issuedreport", "exchange", about("exchange")),
        migrations.AlterField(
            "issuedreport", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="report")
        ),
        migrations.AddConstraint(
            "issuedreport",
            models.CheckConstraint(
                name="report_is_about_one_record",
                condition=models.Q(
                    agreement__isnull=True,
                    exchange__isnull=True,
                    kind__in=("partner_statement",),
                    partner__isnull=False,
                    project__isnull=True,
                )
                | models.Q(
                    agreement__isnull=True,
                    exchange__isnull=True,
                    kind__in=("project_sheet",),
                    partner__isnull=True,
                    project__isnull=False,
                )
                | models.Q(
                    agreement__isnull=False,
                    exchange__isnull=True,
                    kind__in=("twinning_report",),
                    partner__isnull=True,
                    project__isnull=True,
                )
                | models.Q(
                    agreement__isnull=True,
                    exchange__isnull=False,
                    kind__in=("delegation_dossier", "experience_sheet"),
                    partner__isnull=True,
                    project__isnull=True,
                ),
            ),
        ),
    ]
