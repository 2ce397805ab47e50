from django.db import migrations

from jisr.roles import write_roles


class Migration(migrations.Migration):
    """The roles and what each may do, as jisr.roles says; here because this app is the last one."""

    dependencies = [
        ("jisr", "0003_activity_of_people"),
        ("partnerships", "0002_reference_data_and_search"),
        ("funding", "0003_search"),
        ("reports", "0001_add_issued_report"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
