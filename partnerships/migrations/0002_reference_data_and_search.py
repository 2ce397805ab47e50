from django.db import migrations

from jisr.trigram import AddTrigramIndex
from partnerships.reference.themes import write_reference_data


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0001_initial")]

    operations = [
        migrations.RunPython(write_reference_data, migrations.RunPython.noop),
        AddTrigramIndex("Partner"),
        AddTrigramIndex("Contact"),
        AddTrigramIndex("Agreement"),
    ]
