from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class SourceRecord(models.Model):
    """Where a record came from: the source's own identifier, and what it last said."""

    authority = models.ForeignKey("jisr.Authority", models.CASCADE, related_name="+")
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=255)
    hash = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    fetched_at = models.DateTimeField(default=timezone.now)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="source_of_a_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "source", "external_id"], name="source_record_once_per_external_id"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"
