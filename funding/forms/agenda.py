"""What the agenda is asked to show; the address holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.dated import NOBODY
from funding.dated.span import View, within_reach
from funding.models import DatedKind
from jisr.filters import DateInput, within_sight
from jisr.models import User

ME, NONE = "me", "none"


@dataclass(frozen=True)
class Asked:
    """A view on a day; of whom (a user's key, `NOBODY`, or None for the whole unit); which kinds; what is done too."""

    view: str
    day: date
    owner: int | None = None
    kinds: list[str] = field(default_factory=list)
    with_done: bool = False

    @property
    def is_narrowed(self) -> bool:
        return self.owner is not None or bool(self.kinds) or self.with_done


class AgendaForm(forms.Form):
    """View, day, person and kinds."""

    view = forms.ChoiceField(required=False, choices=View, widget=forms.HiddenInput)
    day = forms.DateField(label=_("Day"), required=False, widget=DateInput(attrs={"class": "form-control"}))
    who = forms.ChoiceField(label=_("Of whom"), required=False, widget=forms.Select(attrs={"class": "form-select"}))
    kind = forms.MultipleChoiceField(
        label=_("Kinds of date"), required=False, choices=DatedKind, widget=forms.CheckboxSelectMultiple
    )
    done = forms.BooleanField(label=_("With what is done"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        others = within_sight(User.objects.exclude(pk=user.pk), user).values_list("pk", "full_name")
        people: Any = self.fields["who"]
        people.choices = [
            ("", _now("The whole unit")),
            (ME, _now("Me")),
            *((str(key), name) for key, name in others),
            (NONE, _now("Nobody")),
        ]
        for name, item in self.fields.items():
            item.widget.attrs["id"] = f"agenda-{name}"

    def asked(self, today: date) -> Asked:
        """What was asked for; a wrong value asks for nothing."""
        self.is_valid()
        found = self.cleaned_data
        return Asked(
            view=found.get("view") or View.LIST,
            day=within_reach(found.get("day") or today),
            owner=self._owner(found.get("who") or ""),
            kinds=found.get("kind") or [],
            with_done=bool(found.get("done")),
        )

    def _owner(self, who: str) -> int | None:
        if who in (ME, NONE):
            return self.user.pk if who == ME else NOBODY
        return int(who) if who else None
