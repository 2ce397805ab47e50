import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import jisr.migrating
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("jisr", "0006_wordings"),
    ]

    operations = [
        jisr.migrating.Together(
            steps=[
                migrations.CreateModel(
                    name="FormDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="form_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("address", models.CharField(max_length=300, verbose_name="address of the form")),
                        ("fields", models.JSONField(default=dict, verbose_name="what was typed")),
                        ("version", models.PositiveIntegerField(null=True, verbose_name="version it was begun from")),
                        ("saved_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="kept at")),
                    ],
                    options={
                        "verbose_name": "form draft",
                        "verbose_name_plural": "form drafts",
                        "ordering": ["-saved_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "address"), name="form_draft_once_per_user_and_form"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
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
                            "content_type",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="contenttypes.contenttype",
                            ),
                        ),
                        ("object_id", models.BigIntegerField(editable=False, null=True)),
                        ("title", models.CharField(max_length=300, verbose_name="what is to be done")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_tasks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="followed by",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Urgent"), (2, "Normal"), (3, "When there is time")],
                                default=2,
                                verbose_name="urgency",
                            ),
                        ),
                        (
                            "repeat_every",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(120),
                                ],
                                verbose_name="comes back every",
                            ),
                        ),
                        (
                            "repeat_unit",
                            models.CharField(
                                blank=True,
                                choices=[("day", "days"), ("week", "weeks"), ("month", "months")],
                                max_length=10,
                                verbose_name="days, weeks or months",
                            ),
                        ),
                        ("repeat_until_on", models.DateField(blank=True, null=True, verbose_name="comes back until")),
                        (
                            "follows",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="jisr.task",
                                verbose_name="comes after",
                            ),
                        ),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="done on")),
                        (
                            "done_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task",
                        "verbose_name_plural": "tasks",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["authority", "archived_at", "-id"], name="task_newest"),
                            models.Index(fields=["authority", "state", "due_on"], name="task_due"),
                            models.Index(fields=["content_type", "object_id"], name="task_of_a_record"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("authority", "reference"),
                                name="task_reference_once_per_authority",
                                violation_error_message="This reference is already taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("repeat_every", None), ("repeat_unit", "")),
                                    models.Q(
                                        ("repeat_every__isnull", False), models.Q(("repeat_unit", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="task_that_comes_back_says_how_often",
                                violation_error_message="Say both how many and of what: every 2 weeks.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTask",
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
                        ("object_id", models.BigIntegerField(editable=False, null=True)),
                        ("title", models.CharField(max_length=300, verbose_name="what is to be done")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Urgent"), (2, "Normal"), (3, "When there is time")],
                                default=2,
                                verbose_name="urgency",
                            ),
                        ),
                        (
                            "repeat_every",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(120),
                                ],
                                verbose_name="comes back every",
                            ),
                        ),
                        (
                            "repeat_unit",
                            models.CharField(
                                blank=True,
                                choices=[("day", "days"), ("week", "weeks"), ("month", "months")],
                                max_length=10,
                                verbose_name="days, weeks or months",
                            ),
                        ),
                        ("repeat_until_on", models.DateField(blank=True, null=True, verbose_name="comes back until")),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="done on")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
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
                            "content_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contenttypes.contenttype",
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
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.task",
                                verbose_name="comes after",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
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
                        "verbose_name": "historical task",
                        "verbose_name_plural": "historical tasks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTaskItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        ("text", models.CharField(max_length=300, verbose_name="what")),
                        ("is_done", models.BooleanField(default=False, verbose_name="done")),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jisr.task",
                                verbose_name="task",
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
                        "verbose_name": "historical line of the checklist",
                        "verbose_name_plural": "historical checklist",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="NoticeChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notice_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("mention", "Somebody mentions you in a note"),
                                    ("assigned", "Something is given to you"),
                                    ("review", "Somebody asks for your review, or answers yours"),
                                    ("decision", "A decision is asked or taken: go, no-go, wait"),
                                    ("reminder", "Something falls due"),
                                    ("escalation", "Something of the unit is long overdue"),
                                    ("search", "A kept search finds something new"),
                                    ("feed", "A feed brings calls, or fails"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("is_shown", models.BooleanField(default=True, verbose_name="in Jisr")),
                        (
                            "mail",
                            models.CharField(
                                choices=[
                                    ("never", "Not by mail"),
                                    ("at_once", "By mail at once"),
                                    ("daily", "In one mail a day"),
                                ],
                                default="at_once",
                                max_length=10,
                                verbose_name="by mail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice of notices",
                        "verbose_name_plural": "choices of notices",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "kind"), name="notice_choice_once_per_kind")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Schedule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, unique=True, verbose_name="name")),
                        ("due_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="next due at")),
                        ("ran_at", models.DateTimeField(null=True, verbose_name="last ran at")),
                    ],
                    options={
                        "verbose_name": "schedule",
                        "verbose_name_plural": "schedules",
                        "ordering": ["name"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TaskItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="jisr.task",
                                verbose_name="task",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        ("text", models.CharField(max_length=300, verbose_name="what")),
                        ("is_done", models.BooleanField(default=False, verbose_name="done")),
                    ],
                    options={
                        "verbose_name": "line of the checklist",
                        "verbose_name_plural": "checklist",
                        "ordering": ["position", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
        jisr.migrating.AddFields(
            fields=[
                ("authority", "has_own_reminders", models.BooleanField(default=False, editable=False)),
                ("notice", "is_shown", models.BooleanField(default=True)),
                (
                    "savedview",
                    "digest",
                    models.CharField(
                        choices=[("never", "Never"), ("daily", "Every day"), ("weekly", "Every week")],
                        default="never",
                        max_length=10,
                        verbose_name="tell me what is new",
                    ),
                ),
                ("savedview", "told_at", models.DateTimeField(editable=False, null=True, verbose_name="last told at")),
            ],
        ),
        migrations.AddField(
            model_name="user",
            name="calendar_token",
            field=models.CharField(editable=False, max_length=40, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_token",
            field=models.CharField(editable=False, max_length=40, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="activity",
            name="verb",
            field=models.CharField(
                choices=[
                    ("created", "created the record"),
                    ("changed", "changed the record"),
                    ("moved", "moved it from “%(from)s” to “%(to)s”"),
                    ("started", "created the record as “%(to)s”"),
                    ("archived", "archived the record"),
                    ("restored", "took the record out of the archive"),
                    ("deleted", "deleted %(reference)s"),
                    ("awarded", "awarded the proposal: agreement %(agreement)s, project %(project)s"),
                    ("adopted", "adopted the project as ours"),
                    ("posted", "posted the payment"),
                    ("reversed", "reversed the payment by %(reversal)s"),
                    ("issued", "issued report %(number)s"),
                    ("imported", "imported a file: %(created)s new, %(changed)s changed"),
                    ("exported", "exported %(count)s rows"),
                    ("handed_over", "handed over from %(from)s to %(to)s"),
                    ("invited", "invited this person as: %(to)s"),
                    ("link_made", "made a new link for choosing a password"),
                    ("roles_changed", "changed the roles from “%(from)s” to “%(to)s”"),
                    ("deactivated", "closed the account; records handed over: %(count)s"),
                    ("activated", "opened the account again"),
                    ("path_laid", "laid the legal path"),
                    ("step_started", "began the step “%(step)s”"),
                    ("step_noted", "noted what is known of the step “%(step)s”"),
                    ("step_closed", "closed the step “%(step)s”"),
                    ("step_tacit", "took the step “%(step)s” as tacitly given"),
                    ("step_refused", "noted that the step “%(step)s” was refused"),
                    ("step_waived", "waived the step “%(step)s”"),
                    ("amended", "changed the terms by amendment %(amendment)s"),
                    ("closed", "closed the agreement"),
                    (
                        "obligations_made",
                        "made the dates of its duties: %(made)s new, %(remade)s changed, %(removed)s removed",
                    ),
                    ("remade", "took over the changed duty"),
                    ("template_applied", "took over the duties of template %(template)s"),
                    ("merged", "merged %(loser)s into %(winner)s"),
                    ("noted", "wrote a note"),
                    ("note_changed", "changed a note"),
                    ("note_removed", "removed a note"),
                    ("two_step_off", "turned off two-step sign-in"),
                    ("document_added", "added the document “%(title)s” (%(document)s)"),
                    ("document_replaced", "added edition %(edition)s of the document “%(title)s” (%(document)s)"),
                    ("rolled_over", "made the next edition, %(next)s"),
                    ("taken_over", "took it over from the feed “%(feed)s”"),
                    ("submitted", "recorded the submission of “%(step)s”, receipt %(number)s"),
                    ("recycled", "began %(proposal)s again from this one"),
                    ("version_kept", "kept version %(number)s"),
                    ("review_asked", "asked %(reviewer)s for a review"),
                    ("review_given", "gave the verdict “%(verdict)s”"),
                    ("feed_read", "read the feed: %(found)s new calls"),
                    ("task_followed", "did it; the next one is %(next)s"),
                    ("downloaded", "downloaded the file"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="event",
            field=models.CharField(max_length=120),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "Somebody mentions you in a note"),
                    ("assigned", "Something is given to you"),
                    ("review", "Somebody asks for your review, or answers yours"),
                    ("decision", "A decision is asked or taken: go, no-go, wait"),
                    ("reminder", "Something falls due"),
                    ("escalation", "Something of the unit is long overdue"),
                    ("search", "A kept search finds something new"),
                    ("feed", "A feed brings calls, or fails"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
    ]
