from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jisr", "0009_what_kept_searches_have_seen")]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                fields=["created_at"],
                name="notice_to_be_mailed",
                condition=models.Q(("mailed_at", None), ("read_at", None)),
            ),
        )
    ]
