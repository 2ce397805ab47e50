from django.db import migrations

from jisr.trigram import AddTrigramIndex


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_initial")]

    operations = [
        AddTrigramIndex("Opportunity"),
        AddTrigramIndex("Proposal"),
        AddTrigramIndex("Project"),
        AddTrigramIndex("Instalment"),
        AddTrigramIndex("Disbursement"),
    ]
