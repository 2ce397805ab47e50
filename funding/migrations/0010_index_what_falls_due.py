from django.db import migrations, models

from jisr.migrating import Together


class Migration(migrations.Migration):
    dependencies = [("funding", "0009_search_calls_of_feeds")]

    operations = [
        Together([
            migrations.AddIndex(
                "proposal", models.Index(fields=["authority", "stage", "expected_on"], name="proposal_decision_due")
            ),
            migrations.AddIndex("proposalreview", models.Index(fields=["given_at", "due_on"], name="review_due")),
            migrations.AddIndex(
                "screening", models.Index(fields=["authority", "state", "look_again_on"], name="screening_look_again")
            ),
            migrations.AddIndex("opportunity", models.Index(fields=["authority", "state"], name="opportunity_in_state")),
            migrations.AddIndex("project", models.Index(fields=["authority", "state", "ends_on"], name="project_end")),
        ]),
    ]
