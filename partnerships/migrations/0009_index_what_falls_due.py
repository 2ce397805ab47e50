from django.db import migrations, models

from jisr.migrating import Together


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0008_search_plans")]

    operations = [
        Together([
            migrations.AddIndex("agreement", models.Index(fields=["authority", "state", "ends_on"], name="agreement_end")),
            migrations.AddIndex(
                "exchange", models.Index(fields=["authority", "state", "starts_on"], name="exchange_day_in_state")
            ),
            migrations.AddIndex(
                "actionpoint", models.Index(fields=["authority", "state", "due_on"], name="action_point_due_in_state")
            ),
            migrations.AddIndex(
                "assessment", models.Index(fields=["authority", "next_review_on"], name="assessment_review")
            ),
        ]),
    ]
