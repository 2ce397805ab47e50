from django.db import migrations

from jisr.roles import write_roles


class Migration(migrations.Migration):
    """The roles again, with what they may do on the pipeline."""

    dependencies = [
        ("jisr", "0008_search_tasks"),
        ("partnerships", "0008_search_plans"),
        ("funding", "0007_reference_data_of_the_pipeline"),
        ("reports", "0005_wordings"),
    ]

    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
