from django.db import migrations

from jisr.trigram import AddTrigramIndex


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0007_pipeline")]

    operations = [AddTrigramIndex("Plan")]
