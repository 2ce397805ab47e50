"""Lines that may hang on any record: documents, notes, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from .user import User


class AboutQuerySet(models.QuerySet):
    def about(self, record: models.Model) -> Self:
        """Those that hang on this record."""
        return self.filter(content_type=ContentType.objects.get_for_model(type(record)), object_id=record.pk)

    @staticmethod
    def readable_kinds(user: User) -> list[int]:
        """The keys of the kinds of record that the person may read."""
        return [
            kind.pk
            for kind in ContentType.objects.get_for_models(*_record_models()).values()
            if user.has_perm(f"{kind.app_label}.view_{kind.model}")
        ]

    def readable_by(self, user: User) -> Self:
        """Those of the person's authority, on kinds of record that the person may read."""
        return self.filter(authority_id=user.authority_id, content_type__in=self.readable_kinds(user))


def _record_models() -> list[Any]:
    from django.apps import apps

    from .base import Record

    return [model for model in apps.get_models() if issubclass(model, Record)]


class About(models.Model):
    """What it is about: any record."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, editable=False, related_name="+")
    object_id = models.BigIntegerField(editable=False)
    subject = GenericForeignKey()

    class Meta:
        abstract = True


def documents_on(record: models.Model) -> list[tuple[str, int]]:
    """What keeps a record from being deleted: its documents and tasks, as (plural name, how many), if it has any."""
    from .document import Document
    from .task import Task

    counts = [(model, model.objects.about(record).count()) for model in (Document, Task)]
    return [(str(model._meta.verbose_name_plural), count) for model, count in counts if count]
