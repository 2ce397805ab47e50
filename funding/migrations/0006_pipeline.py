import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import jisr.fields
import jisr.migrating
import partnerships.models.partner
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0005_count_projects"),
        ("jisr", "0007_pipeline"),
        ("partnerships", "0007_pipeline"),
    ]

    operations = [
        jisr.migrating.Together(
            steps=[
                migrations.CreateModel(
                    name="BudgetHeading",
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
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "budget heading",
                        "verbose_name_plural": "budget headings",
                        "ordering": ["position", "code", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="budget_heading_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CofinancingBudget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
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
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="to")),
                        ("amount", jisr.fields.AmountField(verbose_name="amount")),
                        ("currency", jisr.fields.CurrencyField(default="MAD", verbose_name="currency")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "cofinancing budget",
                        "verbose_name_plural": "cofinancing budgets",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["authority", "archived_at", "-id"], name="cofinancingbudget_newest")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "reference"),
                                name="cofinancingbudget_reference_once_per_authority",
                                violation_error_message="This reference is already taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="cofinancing_budget_ends_after_it_starts",
                                violation_error_message="The period ends before it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)),
                                name="cofinancing_budget_is_not_negative",
                                violation_error_message="The amount cannot be below zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningTemplate",
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
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                    ],
                    options={
                        "verbose_name": "go/no-go template",
                        "verbose_name_plural": "go/no-go templates",
                        "ordering": ["code", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="screening_template_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
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
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="criteria",
                                to="funding.screeningtemplate",
                                verbose_name="go/no-go template",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "part",
                            models.CharField(
                                choices=[("check", "Condition (yes or no)"), ("score", "Scored from 0 to 4")],
                                default="score",
                                max_length=10,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "aspect",
                            models.CharField(
                                choices=[
                                    ("plan", "Fit with the local plan"),
                                    ("theme", "Theme"),
                                    ("history", "History with the partner"),
                                    ("capacity", "Our capacity"),
                                    ("cofinancing", "Cofinancing within reach"),
                                    ("time", "Time left"),
                                    ("sustainability", "Sustainability"),
                                    ("eligibility", "Eligibility"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=20,
                                verbose_name="about",
                            ),
                        ),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        ("is_required", models.BooleanField(default=False, verbose_name="without it we cannot bid")),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "verbose_name_plural": "criteria",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="criterion_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
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
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the feed")),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeds",
                                to="partnerships.partner",
                                verbose_name="whose calls it brings",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=False, verbose_name="read regularly")),
                        (
                            "every_hours",
                            models.PositiveSmallIntegerField(
                                default=24,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(720),
                                ],
                                verbose_name="every so many hours",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True,
                                help_text="Separated by commas.",
                                max_length=500,
                                verbose_name="keep only what holds one of these words",
                            ),
                        ),
                        ("read_at", models.DateTimeField(editable=False, null=True, verbose_name="last read at")),
                        (
                            "failure",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="last failure"),
                        ),
                        (
                            "failures",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="failures in a row"
                            ),
                        ),
                        ("etag", models.CharField(blank=True, editable=False, max_length=300)),
                        ("modified", models.CharField(blank=True, editable=False, max_length=100)),
                    ],
                    options={
                        "verbose_name": "feed of calls",
                        "verbose_name_plural": "feeds of calls",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["authority", "archived_at", "-id"], name="feed_newest")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "reference"),
                                name="feed_reference_once_per_authority",
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
                                name="feed_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_on", False), models.Q(("url", ""), _negated=True), _connector="OR"
                                ),
                                name="feed_that_is_read_has_an_address",
                                violation_error_message="Give the address to read.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "feed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="funding.feed",
                                verbose_name="feed of calls",
                            ),
                        ),
                        ("external_id", models.CharField(max_length=500)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("published_at", models.DateTimeField(null=True, verbose_name="published at")),
                        ("found_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="found at")),
                        ("sha256", models.CharField(max_length=64)),
                        ("changed_at", models.DateTimeField(null=True, verbose_name="changed by its publisher at")),
                        (
                            "opportunity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feed_items",
                                to="funding.opportunity",
                                verbose_name="taken over as",
                            ),
                        ),
                        ("set_aside_at", models.DateTimeField(null=True, verbose_name="set aside at")),
                        (
                            "handled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handled by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "call in a feed",
                        "verbose_name_plural": "calls in feeds",
                        "ordering": ["-found_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["feed", "opportunity", "set_aside_at"], name="feed_item_waiting")
                        ],
                        "constraints": [models.UniqueConstraint(fields=("feed", "external_id"), name="feed_item_once")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetHeading",
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
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                        "verbose_name": "historical budget heading",
                        "verbose_name_plural": "historical budget headings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCofinancingBudget",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="to")),
                        ("amount", jisr.fields.AmountField(verbose_name="amount")),
                        ("currency", jisr.fields.CurrencyField(default="MAD", verbose_name="currency")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
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
                        "verbose_name": "historical cofinancing budget",
                        "verbose_name_plural": "historical cofinancing budgets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCriterion",
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
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "part",
                            models.CharField(
                                choices=[("check", "Condition (yes or no)"), ("score", "Scored from 0 to 4")],
                                default="score",
                                max_length=10,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "aspect",
                            models.CharField(
                                choices=[
                                    ("plan", "Fit with the local plan"),
                                    ("theme", "Theme"),
                                    ("history", "History with the partner"),
                                    ("capacity", "Our capacity"),
                                    ("cofinancing", "Cofinancing within reach"),
                                    ("time", "Time left"),
                                    ("sustainability", "Sustainability"),
                                    ("eligibility", "Eligibility"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=20,
                                verbose_name="about",
                            ),
                        ),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        ("is_required", models.BooleanField(default=False, verbose_name="without it we cannot bid")),
                        (
                            "template",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.screeningtemplate",
                                verbose_name="go/no-go template",
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
                        "verbose_name": "historical criterion",
                        "verbose_name_plural": "historical criteria",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFeed",
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
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the feed")),
                        ("is_on", models.BooleanField(default=False, verbose_name="read regularly")),
                        (
                            "every_hours",
                            models.PositiveSmallIntegerField(
                                default=24,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(720),
                                ],
                                verbose_name="every so many hours",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True,
                                help_text="Separated by commas.",
                                max_length=500,
                                verbose_name="keep only what holds one of these words",
                            ),
                        ),
                        ("read_at", models.DateTimeField(editable=False, null=True, verbose_name="last read at")),
                        (
                            "failure",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="last failure"),
                        ),
                        (
                            "failures",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="failures in a row"
                            ),
                        ),
                        ("etag", models.CharField(blank=True, editable=False, max_length=300)),
                        ("modified", models.CharField(blank=True, editable=False, max_length=100)),
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
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partner",
                                verbose_name="whose calls it brings",
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
                        "verbose_name": "historical feed of calls",
                        "verbose_name_plural": "historical feeds of calls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOpportunityDocument",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                default="full",
                                max_length=20,
                                verbose_name="with",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "opportunity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.opportunity",
                                verbose_name="opportunity",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.documenttype",
                                verbose_name="document asked",
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
                        "verbose_name": "historical document asked by the call",
                        "verbose_name_plural": "historical documents asked by the call",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProjectAxis",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "axis",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.planaxis",
                                verbose_name="axis of the plan",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.project",
                                verbose_name="project",
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
                        "verbose_name": "historical axis served by the project",
                        "verbose_name_plural": "historical axes served by the project",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProjectGoal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "goal",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(17),
                                ],
                                verbose_name="Sustainable Development Goal",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.project",
                                verbose_name="project",
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
                        "verbose_name": "historical goal served by the project",
                        "verbose_name_plural": "historical goals served by the project",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalAxis",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "axis",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.planaxis",
                                verbose_name="axis of the plan",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
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
                        "verbose_name": "historical axis served by the proposal",
                        "verbose_name_plural": "historical axes served by the proposal",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalBudgetLine",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("donor", "The donor"),
                                    ("own", "Our own counterpart"),
                                    ("other", "Another partner"),
                                ],
                                default="donor",
                                max_length=10,
                                verbose_name="paid by",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("cash", "In cash"), ("in_kind", "In kind")],
                                default="cash",
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("amount", jisr.fields.AmountField(verbose_name="amount")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.budgetheading",
                                verbose_name="budget heading",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partner",
                                verbose_name="other partner",
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
                        "verbose_name": "historical budget line of the proposal",
                        "verbose_name_plural": "historical budget of the proposal",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalDocument",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                default="full",
                                max_length=20,
                                verbose_name="with",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.documenttype",
                                verbose_name="document asked",
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
                        "verbose_name": "historical document of the bid",
                        "verbose_name_plural": "historical documents of the bid",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposalGoal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "goal",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(17),
                                ],
                                verbose_name="Sustainable Development Goal",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
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
                        "verbose_name": "historical goal served by the proposal",
                        "verbose_name_plural": "historical goals served by the proposal",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProposalVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="what it is")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("identified", "Identified"),
                                    ("concept_note", "Writing the concept note"),
                                    ("concept_submitted", "Concept note submitted"),
                                    ("full_proposal", "Writing the full proposal"),
                                    ("submitted", "Submitted"),
                                    ("under_review", "Under review"),
                                    ("awarded", "Awarded"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=20,
                                verbose_name="stage",
                            ),
                        ),
                        ("values", models.JSONField(default=dict)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="kept at")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="kept by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of the proposal",
                        "verbose_name_plural": "versions of the proposal",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "number"), name="proposal_version_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProposalReview",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at")),
                        ("question", models.CharField(blank=True, max_length=500, verbose_name="what to look at")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ready", "Ready to go"),
                                    ("changes", "Ready after changes"),
                                    ("not_ready", "Not ready"),
                                ],
                                max_length=10,
                                verbose_name="verdict",
                            ),
                        ),
                        ("comments", models.TextField(blank=True, verbose_name="comments")),
                        ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="given at")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposalversion",
                                verbose_name="version read",
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
                        "verbose_name": "historical review",
                        "verbose_name_plural": "historical reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReason",
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
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("go", "Going for a call"),
                                    ("no_go", "Passing a call over"),
                                    ("wait", "Waiting with a decision"),
                                    ("rejected", "A proposal rejected"),
                                    ("withdrawn", "A proposal withdrawn"),
                                ],
                                max_length=10,
                                verbose_name="given for",
                            ),
                        ),
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
                        "verbose_name": "historical reason",
                        "verbose_name_plural": "historical reasons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReminderRule",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("deadline", "Deadline of a call"),
                                    ("proposal", "Proposal to submit"),
                                    ("review", "Review to give"),
                                    ("decision", "Donor's decision expected"),
                                    ("screening", "Go/no-go to look at again"),
                                    ("step", "Legal step expected"),
                                    ("agreement", "Agreement that ends"),
                                    ("notice", "Last day to give notice"),
                                    ("obligation", "Obligation to meet"),
                                    ("instalment", "Instalment to come"),
                                    ("exchange", "Exchange planned"),
                                    ("action", "Action point to do"),
                                    ("task", "Task to do"),
                                    ("assessment", "Assessment to review"),
                                    ("project", "Project that ends"),
                                ],
                                max_length=20,
                                verbose_name="kind of date",
                            ),
                        ),
                        (
                            "days",
                            models.SmallIntegerField(
                                help_text="Before the day: 30, 14, 7, 1. On the day: 0. After it: -7.",
                                validators=[
                                    django.core.validators.MinValueValidator(-365),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="days",
                            ),
                        ),
                        (
                            "told",
                            models.CharField(
                                choices=[("owner", "Who follows it"), ("head", "The head of the unit")],
                                default="owner",
                                max_length=10,
                                verbose_name="who is told",
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.authority",
                                verbose_name="authority",
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
                        "verbose_name": "historical reminder",
                        "verbose_name_plural": "historical reminders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Reason",
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
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("go", "Going for a call"),
                                    ("no_go", "Passing a call over"),
                                    ("wait", "Waiting with a decision"),
                                    ("rejected", "A proposal rejected"),
                                    ("withdrawn", "A proposal withdrawn"),
                                ],
                                max_length=10,
                                verbose_name="given for",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reason",
                        "verbose_name_plural": "reasons",
                        "ordering": ["use", "code", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name_ar", ""),
                                    ("name_en", ""),
                                    ("name_fr", ""),
                                    ("name_original", ""),
                                    _negated=True,
                                ),
                                name="reason_has_a_name",
                                violation_error_message="Give the name in at least one language.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalScreening",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                            "asked_amount",
                            jisr.fields.AmountField(blank=True, null=True, verbose_name="grant we would ask for"),
                        ),
                        (
                            "own_amount",
                            jisr.fields.AmountField(
                                blank=True, null=True, verbose_name="our own contribution it needs"
                            ),
                        ),
                        ("currency", jisr.fields.CurrencyField(blank=True, verbose_name="currency")),
                        ("override_reason", models.TextField(blank=True, verbose_name="why we go beyond our means")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "look_again_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="look at it again on"),
                        ),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Being filled in"),
                                    ("asked", "Decision asked"),
                                    ("go", "Go"),
                                    ("no_go", "No-go"),
                                    ("wait", "Wait"),
                                ],
                                default="drafting",
                                editable=False,
                                max_length=10,
                                verbose_name="decision",
                            ),
                        ),
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
                        (
                            "opportunity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.opportunity",
                                verbose_name="opportunity",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.screeningtemplate",
                                verbose_name="go/no-go template",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="followed by",
                            ),
                        ),
                        (
                            "decision_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.reason",
                                verbose_name="reason of the decision",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
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
                        "verbose_name": "historical go/no-go",
                        "verbose_name_plural": "historical go/no-go",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Screening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
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
                            "opportunity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="screenings",
                                to="funding.opportunity",
                                verbose_name="opportunity",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="screenings",
                                to="funding.screeningtemplate",
                                verbose_name="go/no-go template",
                            ),
                        ),
                        (
                            "asked_amount",
                            jisr.fields.AmountField(blank=True, null=True, verbose_name="grant we would ask for"),
                        ),
                        (
                            "own_amount",
                            jisr.fields.AmountField(
                                blank=True, null=True, verbose_name="our own contribution it needs"
                            ),
                        ),
                        ("currency", jisr.fields.CurrencyField(blank=True, verbose_name="currency")),
                        ("override_reason", models.TextField(blank=True, verbose_name="why we go beyond our means")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_screenings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="followed by",
                            ),
                        ),
                        (
                            "decision_reason",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="funding.reason",
                                verbose_name="reason of the decision",
                            ),
                        ),
                        (
                            "look_again_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="look at it again on"),
                        ),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided on")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Being filled in"),
                                    ("asked", "Decision asked"),
                                    ("go", "Go"),
                                    ("no_go", "No-go"),
                                    ("wait", "Wait"),
                                ],
                                default="drafting",
                                editable=False,
                                max_length=10,
                                verbose_name="decision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "go/no-go",
                        "verbose_name_plural": "go/no-go",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["authority", "archived_at", "-id"], name="screening_newest")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "reference"),
                                name="screening_reference_once_per_authority",
                                violation_error_message="This reference is already taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("asked_amount", None), ("own_amount", None)),
                                    models.Q(("currency", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="screening_amounts_have_a_currency",
                                violation_error_message="Give the currency of the amounts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("asked_amount", None), ("asked_amount__gte", 0), _connector="OR"),
                                    models.Q(("own_amount", None), ("own_amount__gte", 0), _connector="OR"),
                                ),
                                name="screening_amounts_are_not_negative",
                                violation_error_message="The amount cannot be below zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalScreeningAnswer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "answer",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="answer",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        (
                            "screening",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.screening",
                                verbose_name="go/no-go",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.criterion",
                                verbose_name="criterion",
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
                        "verbose_name": "historical answer to a criterion",
                        "verbose_name_plural": "historical answers to the criteria",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalScreeningTemplate",
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
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
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
                        "verbose_name": "historical go/no-go template",
                        "verbose_name_plural": "historical go/no-go templates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStageProbability",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("identified", "Identified"),
                                    ("concept_note", "Writing the concept note"),
                                    ("concept_submitted", "Concept note submitted"),
                                    ("full_proposal", "Writing the full proposal"),
                                    ("submitted", "Submitted"),
                                    ("under_review", "Under review"),
                                    ("awarded", "Awarded"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=20,
                                verbose_name="stage",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(verbose_name="probability (%)")),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.authority",
                                verbose_name="authority",
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
                        "verbose_name": "historical probability of a stage",
                        "verbose_name_plural": "historical probabilities of the stages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSubmission",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                max_length=20,
                                verbose_name="what was submitted",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="submitted on")),
                        ("at", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("portal", "On the donor's portal"),
                                    ("mail", "By e-mail"),
                                    ("paper", "On paper, by post or courier"),
                                    ("hand", "Handed over"),
                                ],
                                default="portal",
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=150, verbose_name="number of the receipt")),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.document",
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="funding.proposalversion",
                                verbose_name="version submitted",
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
                        "verbose_name": "historical submission",
                        "verbose_name_plural": "historical submissions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OpportunityDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "opportunity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents_asked",
                                to="funding.opportunity",
                                verbose_name="opportunity",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jisr.documenttype",
                                verbose_name="document asked",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                default="full",
                                max_length=20,
                                verbose_name="with",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "document asked by the call",
                        "verbose_name_plural": "documents asked by the call",
                        "ordering": ["step", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("opportunity", "type", "step"),
                                name="opportunity_asks_a_document_once",
                                violation_error_message="This document is already asked with that step.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectAxis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "axis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.planaxis",
                                verbose_name="axis of the plan",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="axes",
                                to="funding.project",
                                verbose_name="project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "axis served by the project",
                        "verbose_name_plural": "axes served by the project",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "axis"), name="project_has_an_axis_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(17),
                                ],
                                verbose_name="Sustainable Development Goal",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="funding.project",
                                verbose_name="project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "goal served by the project",
                        "verbose_name_plural": "goals served by the project",
                        "ordering": ["goal"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "goal"), name="project_has_a_goal_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAxis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "axis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.planaxis",
                                verbose_name="axis of the plan",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="axes",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "axis served by the proposal",
                        "verbose_name_plural": "axes served by the proposal",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "axis"), name="proposal_has_an_axis_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalBudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="budget_lines",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="funding.budgetheading",
                                verbose_name="budget heading",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("donor", "The donor"),
                                    ("own", "Our own counterpart"),
                                    ("other", "Another partner"),
                                ],
                                default="donor",
                                max_length=10,
                                verbose_name="paid by",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.partner",
                                verbose_name="other partner",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("cash", "In cash"), ("in_kind", "In kind")],
                                default="cash",
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("amount", jisr.fields.AmountField(verbose_name="amount")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "budget line of the proposal",
                        "verbose_name_plural": "budget of the proposal",
                        "ordering": ["heading__position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)),
                                name="proposal_budget_line_is_not_negative",
                                violation_error_message="The amount cannot be below zero.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents_asked",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jisr.documenttype",
                                verbose_name="document asked",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                default="full",
                                max_length=20,
                                verbose_name="with",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "document of the bid",
                        "verbose_name_plural": "documents of the bid",
                        "ordering": ["step", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "type", "step"),
                                name="proposal_carries_a_document_once",
                                violation_error_message="This document is already asked with that step.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(17),
                                ],
                                verbose_name="Sustainable Development Goal",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(blank=True, null=True, verbose_name="share (%)")),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "goal served by the proposal",
                        "verbose_name_plural": "goals served by the proposal",
                        "ordering": ["goal"],
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "goal"), name="proposal_has_a_goal_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at")),
                        ("question", models.CharField(blank=True, max_length=500, verbose_name="what to look at")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ready", "Ready to go"),
                                    ("changes", "Ready after changes"),
                                    ("not_ready", "Not ready"),
                                ],
                                max_length=10,
                                verbose_name="verdict",
                            ),
                        ),
                        ("comments", models.TextField(blank=True, verbose_name="comments")),
                        ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="given at")),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="funding.proposalversion",
                                verbose_name="version read",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review",
                        "verbose_name_plural": "reviews",
                        "ordering": ["asked_at", "pk"],
                        "indexes": [models.Index(fields=["reviewer", "given_at"], name="review_to_give")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminder_rules",
                                to="jisr.authority",
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("deadline", "Deadline of a call"),
                                    ("proposal", "Proposal to submit"),
                                    ("review", "Review to give"),
                                    ("decision", "Donor's decision expected"),
                                    ("screening", "Go/no-go to look at again"),
                                    ("step", "Legal step expected"),
                                    ("agreement", "Agreement that ends"),
                                    ("notice", "Last day to give notice"),
                                    ("obligation", "Obligation to meet"),
                                    ("instalment", "Instalment to come"),
                                    ("exchange", "Exchange planned"),
                                    ("action", "Action point to do"),
                                    ("task", "Task to do"),
                                    ("assessment", "Assessment to review"),
                                    ("project", "Project that ends"),
                                ],
                                max_length=20,
                                verbose_name="kind of date",
                            ),
                        ),
                        (
                            "days",
                            models.SmallIntegerField(
                                help_text="Before the day: 30, 14, 7, 1. On the day: 0. After it: -7.",
                                validators=[
                                    django.core.validators.MinValueValidator(-365),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="days",
                            ),
                        ),
                        (
                            "told",
                            models.CharField(
                                choices=[("owner", "Who follows it"), ("head", "The head of the unit")],
                                default="owner",
                                max_length=10,
                                verbose_name="who is told",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "ordering": ["kind", "-days", "told", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "kind", "days", "told"),
                                name="reminder_rule_once",
                                violation_error_message="This reminder is already set.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "screening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="funding.screening",
                                verbose_name="go/no-go",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="funding.criterion",
                                verbose_name="criterion",
                            ),
                        ),
                        (
                            "answer",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(4)],
                                verbose_name="answer",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "answer to a criterion",
                        "verbose_name_plural": "answers to the criteria",
                        "ordering": ["criterion__position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("screening", "criterion"), name="screening_answers_a_criterion_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="StageProbability",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stage_probabilities",
                                to="jisr.authority",
                                verbose_name="authority",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("identified", "Identified"),
                                    ("concept_note", "Writing the concept note"),
                                    ("concept_submitted", "Concept note submitted"),
                                    ("full_proposal", "Writing the full proposal"),
                                    ("submitted", "Submitted"),
                                    ("under_review", "Under review"),
                                    ("awarded", "Awarded"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=20,
                                verbose_name="stage",
                            ),
                        ),
                        ("percent", jisr.fields.PercentField(verbose_name="probability (%)")),
                    ],
                    options={
                        "verbose_name": "probability of a stage",
                        "verbose_name_plural": "probabilities of the stages",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("authority", "stage"), name="stage_has_one_probability")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="submissions",
                                to="funding.proposal",
                                verbose_name="proposal",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[("concept", "Concept note"), ("full", "Full proposal")],
                                max_length=20,
                                verbose_name="what was submitted",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="submitted on")),
                        ("at", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("portal", "On the donor's portal"),
                                    ("mail", "By e-mail"),
                                    ("paper", "On paper, by post or courier"),
                                    ("hand", "Handed over"),
                                ],
                                default="portal",
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=150, verbose_name="number of the receipt")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jisr.document",
                                verbose_name="proof",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="funding.proposalversion",
                                verbose_name="version submitted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "submission",
                        "verbose_name_plural": "submissions",
                        "ordering": ["on", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
        jisr.migrating.AddFields(
            fields=[
                (
                    "historicalopportunity",
                    "applicants",
                    partnerships.models.partner.PartnerKindsField(blank=True, verbose_name="who may apply"),
                ),
                (
                    "historicalopportunity",
                    "cofinancing_base",
                    models.CharField(
                        choices=[
                            ("total", "Of the total cost"),
                            ("eligible", "Of the eligible cost"),
                            ("grant", "Of the grant"),
                        ],
                        default="total",
                        max_length=10,
                        verbose_name="share of what",
                    ),
                ),
                (
                    "historicalopportunity",
                    "countries",
                    jisr.fields.CountriesField(blank=True, verbose_name="eligible countries"),
                ),
                (
                    "historicalopportunity",
                    "eligibility",
                    models.TextField(blank=True, verbose_name="conditions to apply"),
                ),
                (
                    "historicalopportunity",
                    "languages",
                    jisr.fields.LanguagesField(blank=True, verbose_name="languages of the bid"),
                ),
                (
                    "historicalopportunity",
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="funding.opportunity",
                        verbose_name="edition before",
                    ),
                ),
                (
                    "historicalopportunity",
                    "recurs_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="comes back every so many months",
                    ),
                ),
                (
                    "historicalopportunity",
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="where we learnt of it"),
                ),
                (
                    "historicalproposal",
                    "concept_due_on",
                    models.DateField(blank=True, null=True, verbose_name="concept note to be submitted by"),
                ),
                (
                    "historicalproposal",
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="project would end on"),
                ),
                (
                    "historicalproposal",
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="decision expected on"),
                ),
                (
                    "historicalproposal",
                    "pays_after",
                    models.CharField(blank=True, max_length=300, verbose_name="who pays for it afterwards"),
                ),
                (
                    "historicalproposal",
                    "probability",
                    jisr.fields.PercentField(
                        blank=True,
                        help_text="Blank: the probability of its stage.",
                        null=True,
                        verbose_name="our own estimate of success (%)",
                    ),
                ),
                (
                    "historicalproposal",
                    "recycled_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="funding.proposal",
                        verbose_name="begun again from",
                    ),
                ),
                (
                    "historicalproposal",
                    "runs_after",
                    models.CharField(blank=True, max_length=300, verbose_name="who runs it afterwards"),
                ),
                (
                    "historicalproposal",
                    "starts_on",
                    models.DateField(blank=True, null=True, verbose_name="project would start on"),
                ),
                (
                    "historicalproposal",
                    "sustainability",
                    models.TextField(blank=True, verbose_name="how it goes on without the grant"),
                ),
                (
                    "historicalproposalmember",
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="jisr.document",
                        verbose_name="letter of commitment",
                    ),
                ),
                (
                    "historicalproposalmember",
                    "letter_on",
                    models.DateField(blank=True, null=True, verbose_name="letter of commitment of"),
                ),
                (
                    "opportunity",
                    "applicants",
                    partnerships.models.partner.PartnerKindsField(blank=True, verbose_name="who may apply"),
                ),
                (
                    "opportunity",
                    "cofinancing_base",
                    models.CharField(
                        choices=[
                            ("total", "Of the total cost"),
                            ("eligible", "Of the eligible cost"),
                            ("grant", "Of the grant"),
                        ],
                        default="total",
                        max_length=10,
                        verbose_name="share of what",
                    ),
                ),
                ("opportunity", "countries", jisr.fields.CountriesField(blank=True, verbose_name="eligible countries")),
                ("opportunity", "eligibility", models.TextField(blank=True, verbose_name="conditions to apply")),
                (
                    "opportunity",
                    "languages",
                    jisr.fields.LanguagesField(blank=True, verbose_name="languages of the bid"),
                ),
                (
                    "opportunity",
                    "recurs_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="comes back every so many months",
                    ),
                ),
                (
                    "opportunity",
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="where we learnt of it"),
                ),
                (
                    "proposal",
                    "concept_due_on",
                    models.DateField(blank=True, null=True, verbose_name="concept note to be submitted by"),
                ),
                ("proposal", "ends_on", models.DateField(blank=True, null=True, verbose_name="project would end on")),
                (
                    "proposal",
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="decision expected on"),
                ),
                (
                    "proposal",
                    "pays_after",
                    models.CharField(blank=True, max_length=300, verbose_name="who pays for it afterwards"),
                ),
                (
                    "proposal",
                    "probability",
                    jisr.fields.PercentField(
                        blank=True,
                        help_text="Blank: the probability of its stage.",
                        null=True,
                        verbose_name="our own estimate of success (%)",
                    ),
                ),
                (
                    "proposal",
                    "recycled_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recycled_as",
                        to="funding.proposal",
                        verbose_name="begun again from",
                    ),
                ),
                (
                    "proposal",
                    "runs_after",
                    models.CharField(blank=True, max_length=300, verbose_name="who runs it afterwards"),
                ),
                (
                    "proposal",
                    "starts_on",
                    models.DateField(blank=True, null=True, verbose_name="project would start on"),
                ),
                (
                    "proposal",
                    "sustainability",
                    models.TextField(blank=True, verbose_name="how it goes on without the grant"),
                ),
                (
                    "proposalmember",
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jisr.document",
                        verbose_name="letter of commitment",
                    ),
                ),
                (
                    "proposalmember",
                    "letter_on",
                    models.DateField(blank=True, null=True, verbose_name="letter of commitment of"),
                ),
                (
                    "historicalopportunity",
                    "pass_reason",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="funding.reason",
                        verbose_name="why it was passed over",
                    ),
                ),
                (
                    "historicalproposal",
                    "loss_reason",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="funding.reason",
                        verbose_name="why it was lost",
                    ),
                ),
                (
                    "opportunity",
                    "pass_reason",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="funding.reason",
                        verbose_name="why it was passed over",
                    ),
                ),
                (
                    "proposal",
                    "loss_reason",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="funding.reason",
                        verbose_name="why it was lost",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="opportunity",
            name="previous",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="next_edition",
                to="funding.opportunity",
                verbose_name="edition before",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["authority", "archived_at", "stage", "-id"], name="proposal_by_stage"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("starts_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="proposal_ends_after_it_starts",
                violation_error_message="The project ends before it starts.",
            ),
        ),
    ]
