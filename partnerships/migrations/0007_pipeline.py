import django.db.models.deletion
import django.utils.timezone
import jisr.fields
import jisr.migrating
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("jisr", "0007_pipeline"),
        ("partnerships", "0006_wordings"),
    ]

    operations = [
        jisr.migrating.Together(
            steps=[
                migrations.CreateModel(
                    name="HistoricalPlan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("name_ar", models.CharField(blank=True, max_length=300, verbose_name="name in Arabic")),
                        ("name_fr", models.CharField(blank=True, max_length=300, verbose_name="name in French")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name in English")),
                        (
                            "name_original",
                            models.CharField(blank=True, max_length=300, verbose_name="name in another language"),
                        ),
                        ("original_language", jisr.fields.LanguageField(blank=True, verbose_name="that language")),
                        ("description_ar", models.TextField(blank=True, verbose_name="description in Arabic")),
                        ("description_fr", models.TextField(blank=True, verbose_name="description in French")),
                        ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                        (
                            "description_original",
                            models.TextField(blank=True, verbose_name="description in the other language"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="created at"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="changed at"
                            ),
                        ),
                        ("reference", models.CharField(editable=False, max_length=24, verbose_name="reference")),
                        ("archived_at", models.DateTimeField(editable=False, null=True, verbose_name="archived at")),
                        (
                            "archive_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="reason for archiving"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pac", "Commune action programme"),
                                    ("pdp", "Province development programme"),
                                    ("pdr", "Regional development programme"),
                                    ("other", "Other plan or strategy"),
                                ],
                                default="pac",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.authority",
                            ),
                        ),
                        (
                            "archived_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="archived by",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical development plan",
                        "verbose_name_plural": "historical development plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_ar", models.CharField(blank=True, max_length=300, verbose_name="name in Arabic")),
                        ("name_fr", models.CharField(blank=True, max_length=300, verbose_name="name in French")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name in English")),
                        (
                            "name_original",
                            models.CharField(blank=True, max_length=300, verbose_name="name in another language"),
                        ),
                        ("original_language", jisr.fields.LanguageField(blank=True, verbose_name="that language")),
                        ("description_ar", models.TextField(blank=True, verbose_name="description in Arabic")),
                        ("description_fr", models.TextField(blank=True, verbose_name="description in French")),
                        ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                        (
                            "description_original",
                            models.TextField(blank=True, verbose_name="description in the other language"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="created at"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="changed at"
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("search_text", models.TextField(default="", editable=False)),
                        (
                            "authority",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jisr.authority",
                            ),
                        ),
                        ("reference", models.CharField(editable=False, max_length=24, verbose_name="reference")),
                        ("archived_at", models.DateTimeField(editable=False, null=True, verbose_name="archived at")),
                        (
                            "archived_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="archived by",
                            ),
                        ),
                        (
                            "archive_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="reason for archiving"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pac", "Commune action programme"),
                                    ("pdp", "Province development programme"),
                                    ("pdr", "Regional development programme"),
                                    ("other", "Other plan or strategy"),
                                ],
                                default="pac",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                    ],
                    options={
                        "verbose_name": "development plan",
                        "verbose_name_plural": "development plans",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["authority", "archived_at", "-id"], name="plan_newest")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "reference"),
                                name="plan_reference_once_per_authority",
                                violation_error_message="This reference is already taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="plan_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="plan_ends_after_it_starts",
                                violation_error_message="The plan ends before it starts.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPlanAxis",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("name_ar", models.CharField(blank=True, max_length=300, verbose_name="name in Arabic")),
                        ("name_fr", models.CharField(blank=True, max_length=300, verbose_name="name in French")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name in English")),
                        (
                            "name_original",
                            models.CharField(blank=True, max_length=300, verbose_name="name in another language"),
                        ),
                        ("original_language", jisr.fields.LanguageField(blank=True, verbose_name="that language")),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.plan",
                                verbose_name="development plan",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical axis of the plan",
                        "verbose_name_plural": "historical axes of the plan",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PlanAxis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_ar", models.CharField(blank=True, max_length=300, verbose_name="name in Arabic")),
                        ("name_fr", models.CharField(blank=True, max_length=300, verbose_name="name in French")),
                        ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name in English")),
                        (
                            "name_original",
                            models.CharField(blank=True, max_length=300, verbose_name="name in another language"),
                        ),
                        ("original_language", jisr.fields.LanguageField(blank=True, verbose_name="that language")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="axes",
                                to="partnerships.plan",
                                verbose_name="development plan",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "axis of the plan",
                        "verbose_name_plural": "axes of the plan",
                        "ordering": ["plan", "position", "code", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="plan_axis_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            ),
                            models.UniqueConstraint(
                                fields=("plan", "code"),
                                name="plan_axis_code_once",
                                violation_error_message="Another axis of the plan has this code.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
