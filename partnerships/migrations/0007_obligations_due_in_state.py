from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0006_months_after_an_event")]

    operations = [
        migrations.RemoveIndex(model_name="obligation", name="obligation_due"),
        migrations.RemoveIndex(model_name="obligation", name="obligation_to_do"),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(fields=["authority", "due_on", "state", "archived_at"], name="obligation_due_in_state"),
        ),
    ]
