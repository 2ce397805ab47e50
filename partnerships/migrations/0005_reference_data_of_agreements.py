from django.db import migrations

from jisr.trigram import AddTrigramIndex
from partnerships.reference import (
    write_document_types,
    write_legal_paths,
    write_obligation_kinds,
    write_questionnaires,
)


class Migration(migrations.Migration):
    dependencies = [("jisr", "0004_agreements_that_live"), ("partnerships", "0004_agreements_that_live")]

    operations = [
        migrations.RunPython(write_document_types, migrations.RunPython.noop),
        migrations.RunPython(write_legal_paths, migrations.RunPython.noop),
        migrations.RunPython(write_obligation_kinds, migrations.RunPython.noop),
        migrations.RunPython(write_questionnaires, migrations.RunPython.noop),
        AddTrigramIndex("Exchange"),
        AddTrigramIndex("ActionPoint"),
        AddTrigramIndex("Obligation"),
        AddTrigramIndex("Amendment"),
        AddTrigramIndex("Assessment"),
    ]
