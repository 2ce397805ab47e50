from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from jisr import formats

from .activity import Verb, Via
from .base import Base, Record

if TYPE_CHECKING:
    from .user import User


class State(models.TextChoices):
    """A state that knows what may follow, what must be filled in, and who may go there.

    Subclasses give plain dictionaries keyed by value: NEXT (value → values), REQUIRES (value → field names),
    OFFERS (value → further field names that the move may fill in), PERMISSION (value → permission), and the set
    REASON of the values that ask why.
    """

    @classmethod
    def _table(cls, name: str) -> dict[str, Any]:
        return getattr(cls, name, {})

    @property
    def following(self) -> list[State]:
        return [type(self)(value) for value in self._table("NEXT").get(self.value, ())]

    @property
    def required_fields(self) -> tuple[str, ...]:
        return tuple(self._table("REQUIRES").get(self.value, ()))

    @property
    def offered_fields(self) -> tuple[str, ...]:
        """What the move may fill in besides what it requires."""
        return tuple(self._table("OFFERS").get(self.value, ()))

    @property
    def permission(self) -> str | None:
        return self._table("PERMISSION").get(self.value)

    @property
    def needs_reason(self) -> bool:
        return self.value in getattr(type(self), "REASON", ())

    @property
    def is_open(self) -> bool:
        return self.value in getattr(type(self), "OPEN", ())


class Stateful(Base):
    """A record with a state that changes only through `move_to` and, when it is made, `start_at`."""

    STATES: ClassVar[type[State]]
    STATE_FIELD: ClassVar[str] = "state"

    class Meta:
        abstract = True

    @property
    def current_state(self) -> State:
        return self.STATES(getattr(self, self.STATE_FIELD))

    def moves_for(self, user: User) -> list[State]:
        """The states this user may move the record to now."""
        if getattr(self, "archived_at", None) or not user.has_perm(self.permission_to("change")):
            return []
        return [s for s in self.current_state.following if self.may_enter(s, user) and self.is_offered(s)]

    def is_offered(self, state: State) -> bool:
        """Whether the plain move leads to this state; a state reached by a command of its own says no."""
        return True

    def choices_for(self, state: State, name: str, rows: models.QuerySet) -> models.QuerySet:
        """Which of `rows` the field `name` may be given on the way to a state."""
        return rows

    def warnings_for(self, state: State) -> list[str]:
        """What the person who makes the move should have seen first; it forbids nothing."""
        return []

    @staticmethod
    def may_enter(state: State, user: User) -> bool:
        return state.permission is None or user.has_perm(state.permission)

    def missing_for(self, state: State) -> list[str]:
        """The names of the fields that must be filled in before this state."""
        return [name for name in state.required_fields if getattr(self, name) in (None, "")]

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        """Raise PermissionDenied, or ValidationError by field, when the state's own conditions are not met."""
        if not self.may_enter(state, by):
            raise PermissionDenied(_("Your role may not move a record to “%(state)s”.") % {"state": state.label})
        errors: dict[str, str] = {
            name: _("Needed before “%(state)s”.") % {"state": state.label} for name in self.missing_for(state)
        }
        if state.needs_reason and not reason.strip():
            errors["reason"] = _("Say why: “%(state)s” asks for a reason.") % {"state": state.label}
        if errors:
            raise ValidationError(errors)

    def start_at(self, state: str, *, by: User, reason: str = "") -> None:
        """Set the state of a record not yet saved, checking what that state requires."""
        target = self.STATES(state)
        first = self.STATES(self._meta.get_field(self.STATE_FIELD).get_default())  # type: ignore[union-attr]
        if target != first:
            self.check_entry(target, by=by, reason=reason)
        setattr(self, self.STATE_FIELD, target.value)

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """Move to another state and leave a line in the history.

        `facts` are values for the fields the state requires. Raises ValidationError by field when the move is not
        allowed or something is missing, PermissionDenied when this user may not make it.
        """
        target = self.STATES(state)
        with transaction.atomic():
            locked = type(self)._default_manager.select_for_update().get(pk=self.pk)
            if target not in locked.current_state.following:
                raise ValidationError({self.STATE_FIELD: locked.refusal(target)})
            if isinstance(locked, Record):
                locked.check_not_archived()
            for name, value in (facts or {}).items():
                setattr(locked, name, value)
            locked.check_entry(target, by=by, reason=reason)
            before = locked.current_state.value
            setattr(locked, self.STATE_FIELD, target.value)
            locked.clean()
            data = {"from": before, "to": target.value, "reason": reason}
            locked.store(by=by, via=via, verb=Verb.MOVED, data=data)
        self.refresh_from_db()

    def refusal(self, target: State) -> str:
        following: Iterable[State] = self.current_state.following
        return _("“%(from)s” cannot be followed by “%(to)s”; it may be followed by: %(following)s.") % {
            "from": self.current_state.label,
            "to": target.label,
            "following": formats.listed(str(s.label) for s in following) or _("nothing"),
        }
