from django.db import migrations

from funding.reference import write_budget_headings, write_reasons, write_screening_templates
from jisr.trigram import AddTrigramIndex
from partnerships.reference import write_document_types


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0007_pipeline"), ("funding", "0006_pipeline")]

    operations = [
        migrations.RunPython(write_document_types, migrations.RunPython.noop),
        migrations.RunPython(write_reasons, migrations.RunPython.noop),
        migrations.RunPython(write_budget_headings, migrations.RunPython.noop),
        migrations.RunPython(write_screening_templates, migrations.RunPython.noop),
        AddTrigramIndex("Screening"),
    ]
