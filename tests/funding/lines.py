"""What tests ask of the activity lines."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from jisr.models import Activity


def lines_of(record: Any) -> list[Activity]:
    """The activity lines of a record, newest first."""
    kind = ContentType.objects.get_for_model(type(record))
    return list(Activity.objects.filter(content_type=kind, object_id=record.pk))
