from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from jisr.carried import spread
from jisr.text import clean, normalise, words_of

from .activity import Activity, Trace, Verb, Via
from .authority import Counter
from .subject import documents_on

if TYPE_CHECKING:
    from .user import User

__all__ = ["Base", "BaseQuerySet", "Record", "RecordQuerySet", "Row", "StaleVersion"]


class StaleVersion(ValidationError):
    """Somebody else saved this record since it was read."""


class BaseQuerySet(models.QuerySet):
    """Questions every record answers; nothing is hidden unless asked."""

    def visible_to(self, user: User) -> Self:
        """The records this user may read."""
        permission = self.model.permission_to("view")  # type: ignore[attr-defined]
        return self if user.has_perm(permission) else self.none()

    def search(self, text: str) -> Self:
        """The records that hold every word of `text`, whatever its marks, hamza or accents."""
        rows = self
        for word in words_of(text):
            rows = rows.filter(search_text__contains=word)
        return rows


class Base(models.Model):
    """What every record keeps of itself: its version, who wrote it when, its history."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    updated_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )
    search_text = models.TextField(default="", editable=False)
    history = HistoricalRecords(inherit=True, excluded_fields=["search_text"])

    objects = BaseQuerySet.as_manager()

    KEY: ClassVar[tuple[str, ...]] = ("reference",)
    ICON: ClassVar[str] = "file"
    SEARCH_FIELDS: ClassVar[tuple[str, ...]] = ()
    SEARCH_CARRIES: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def permission_to(cls, action: str) -> str:
        """The full name of a permission on this kind of record, e.g. `partnerships.view_partner`."""
        return f"{cls._meta.app_label}.{action}_{cls._meta.model_name}"

    @classmethod
    def url_name(cls, screen: str) -> str:
        return f"{cls._meta.model_name}_{screen}"

    def url_for(self, screen: str = "detail") -> str:
        return reverse(self.url_name(screen), args=[self.pk])

    def get_absolute_url(self) -> str:
        return self.url_for()

    def search_parts(self) -> Iterable[str]:
        """The texts this record is found by, its rows' included."""
        return [str(getattr(self, name) or "") for name in self.SEARCH_FIELDS]

    def refreshed_search_text(self) -> str:
        return normalise(" ".join(part for part in self.search_parts() if part))

    def before_first_store(self) -> None:
        """Fill what only a new record needs, inside the transaction that saves it."""

    def claim_version(self) -> None:
        """Raise the version, or StaleVersion if the row has moved on since it was read."""
        claimed = type(self)._base_manager.filter(pk=self.pk, version=self.version).update(version=F("version") + 1)
        if not claimed:
            raise StaleVersion(_now("Somebody else changed this record while you were working on it."))
        self.version += 1

    def store(
        self,
        *,
        by: User | None,
        via: str = Via.PAGE,
        rows: Iterable[Row] = (),
        removed: Iterable[Row] = (),
        verb: str | None = None,
        data: dict[str, Any] | None = None,
        trace: Trace | None = None,
    ) -> Trace:
        """Save the record with its rows in one transaction: reference, version, history, search text, activity line.

        `trace` is given where several records are written as one. Raises StaleVersion when a newer version is on file.
        """
        from jisr.assigning import tell_owners

        trace = trace or Trace(by, via)
        new, is_given = self._state.adding, self._gives_to_another(trace)
        with transaction.atomic():
            if new:
                self.created_by = by
                self.before_first_store()
            else:
                self.claim_version()
            self.updated_by, self.updated_at = by, timezone.now()
            trace.sign(self)
            self.save()
            self._store_rows(rows, removed, trace)
            before, self.search_text = self.search_text, self.refreshed_search_text()
            type(self)._base_manager.filter(pk=self.pk).update(search_text=self.search_text)
            spread(type(self), {self.pk: (before, self.search_text)})
            Activity.write(self, verb or (Verb.CREATED if new else Verb.CHANGED), trace, **(data or {}))
            if is_given:
                tell_owners([self], trace)
        return trace

    def _gives_to_another(self, trace: Trace) -> bool:
        """Whether saving puts somebody in charge who was not, and who is not the author."""
        owner = getattr(self, "owner_id", None)
        if owner is None or trace.by is None or owner == trace.by.pk or trace.via == Via.COMMAND:
            return False
        return self._state.adding or not type(self)._base_manager.filter(pk=self.pk, owner=owner).exists()

    def _store_rows(self, rows: Iterable[Row], removed: Iterable[Row], trace: Trace) -> None:
        for row in removed:
            trace.sign(row)
            row.delete()
        for row in rows:
            setattr(row, row.PARENT, self)
            trace.sign(row)
            row.save()

    def dependants(self) -> list[tuple[str, int]]:
        """What rests on this record: (plural name, how many) of each kind that protects it."""
        found = []
        relation: Any
        for relation in self._meta.get_fields(include_hidden=True):
            on_delete = getattr(relation, "on_delete", None) if isinstance(relation, models.ForeignObjectRel) else None
            if on_delete is not models.PROTECT or hasattr(relation.related_model, "instance_type"):
                continue
            count = relation.related_model._base_manager.filter(**{relation.field.name: self}).count()
            if count:
                found.append((str(relation.related_model._meta.verbose_name_plural), count))
        return found

    def may_be_deleted(self) -> bool:
        """Nothing rests on it and, where it has a state, it never left its first one."""
        state_field = getattr(self, "STATE_FIELD", None)
        if state_field and getattr(self, state_field) != self._meta.get_field(state_field).get_default():  # type: ignore[union-attr]
            return False
        return not self.dependants()

    def erase(self, *, by: User, via: str = Via.PAGE) -> None:
        """Delete a record on which nothing rests; its history and a line of activity remain."""
        trace = Trace(by, via)
        with transaction.atomic():
            self.claim_version()
            if not self.may_be_deleted():
                raise ValidationError(
                    _now("This record cannot be deleted: others rest on it, or it has left its first state.")
                )
            trace.sign(self)
            Activity.write(self, Verb.DELETED, trace, reference=getattr(self, "reference", "") or str(self))
            self.delete()


class RecordQuerySet(BaseQuerySet):
    def visible_to(self, user: User) -> Self:
        return super().visible_to(user).filter(authority_id=user.authority_id)

    def current(self) -> Self:
        """Those not archived."""
        return self.filter(archived_at=None)


class Record(Base):
    """A root record: it belongs to one authority, has a reference, and is archived rather than lost."""

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, editable=False, related_name="+")
    reference = models.CharField(_("reference"), max_length=24, editable=False)
    archived_at = models.DateTimeField(_("archived at"), null=True, editable=False)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("archived by"),
    )
    archive_reason = models.CharField(_("reason for archiving"), max_length=500, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    PREFIX: ClassVar[str]

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "reference"],
                name="%(class)s_reference_once_per_authority",
                violation_error_message=_("This reference is already taken."),
            )
        ]
        indexes = [models.Index(fields=["authority", "archived_at", "-id"], name="%(class)s_newest")]

    def before_first_store(self) -> None:
        if not self.reference:
            [self.reference] = Counter.take(self.authority_id, self.PREFIX)

    def archive(self, *, by: User, reason: str, via: str = Via.PAGE) -> None:
        """Put the record aside, with a reason; it leaves the lists but stays on file."""
        reason = clean(str(reason))
        if not reason:
            raise ValidationError({"reason": _now("Say why the record is archived.")})
        self._meta.get_field("archive_reason").run_validators(reason)  # type: ignore[union-attr]
        self.archived_at, self.archived_by, self.archive_reason = timezone.now(), by, reason
        self.store(by=by, via=via, verb=Verb.ARCHIVED, data={"reason": reason})

    def dependants(self) -> list[tuple[str, int]]:
        return [*super().dependants(), *documents_on(self)]

    def check_not_archived(self) -> None:
        """Raise ValidationError while the record is in the archive: there it rests as it was put."""
        if self.archived_at:
            raise ValidationError(_now("The record is in the archive: take it out first."))

    def restore(self, *, by: User, via: str = Via.PAGE) -> None:
        self.archived_at, self.archived_by, self.archive_reason = None, None, ""
        self.store(by=by, via=via, verb=Verb.RESTORED)


class Row(models.Model):
    """A line that cannot live without its record; it has a history of its own."""

    history = HistoricalRecords(inherit=True)

    PARENT: ClassVar[str]

    class Meta:
        abstract = True


def check_no_cycle(record: Any, parent: str = "parent") -> None:
    """Raise ValidationError on `parent` when following it leads back to the record."""
    ancestor, seen = getattr(record, parent), {record.pk} - {None}
    while ancestor is not None:
        if ancestor.pk in seen:
            raise ValidationError({parent: _now("A record cannot stand under itself.")})
        seen.add(ancestor.pk)
        ancestor = getattr(ancestor, parent)
