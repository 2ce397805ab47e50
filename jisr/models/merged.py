from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .activity import Via

if TYPE_CHECKING:
    from .user import User


class Mergeable:
    """A record that can be merged into another of its kind: it has `merged_into`, and `merged_from` back.

    It stays on file, archived for good, so that its reference still leads to the other, which is found by its words.
    """

    NOT_FILLED_BY_MERGE: ClassVar[tuple[str, ...]] = ()

    merged_into_id: Any
    merged_from: Any

    @property
    def may_be_edited(self) -> bool:
        return self.merged_into_id is None

    def may_be_deleted(self) -> bool:
        return self.may_be_edited and super().may_be_deleted()  # type: ignore[misc]

    def restore(self, *, by: User, via: str = Via.PAGE) -> None:
        if not self.may_be_edited:
            raise ValidationError(_("It was merged into another record and stays in the archive."))
        super().restore(by=by, via=via)  # type: ignore[misc]

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), *self.merged_from.values_list("search_text", flat=True)]  # type: ignore[misc]
