from django.db import migrations

from jisr.trigram import AddTrigramIndex


class Migration(migrations.Migration):
    dependencies = [("jisr", "0004_agreements_that_live")]

    operations = [AddTrigramIndex("Document")]
