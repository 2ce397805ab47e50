import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0005_reference_data_of_agreements")]

    operations = [
        migrations.AddField(
            model_name="agreementduty",
            name="offset_months",
            field=models.SmallIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(-120),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="months after it",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreementduty",
            name="offset_months",
            field=models.SmallIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(-120),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="months after it",
            ),
        ),
        migrations.AddField(
            model_name="historicaltemplateduty",
            name="offset_months",
            field=models.SmallIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(-120),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="months after it",
            ),
        ),
        migrations.AddField(
            model_name="templateduty",
            name="offset_months",
            field=models.SmallIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(-120),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="months after it",
            ),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(fields=["authority", "archived_at", "state", "due_on"], name="obligation_standing"),
        ),
    ]
