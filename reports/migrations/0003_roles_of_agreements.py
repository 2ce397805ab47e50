from django.db import migrations

from jisr.roles import write_roles


class Migration(migrations.Migration):
    """The roles again, with what they may do on agreements that live."""

    dependencies = [
        ("jisr", "0005_search_documents"),
        ("partnerships", "0005_reference_data_of_agreements"),
        ("funding", "0005_count_projects"),
        ("reports", "0002_roles"),
    ]

    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
