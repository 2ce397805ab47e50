"""A bid begun on a call that was judged without a go: a warning that one ticks, not a wall."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from funding.models import Opportunity, Screening, ScreeningState


def without_go(call: Opportunity) -> Screening | None:
    """The newest sheet of a call that was judged and on none of whose sheets “go” was said; one query."""
    sheets = list(Screening.objects.current().filter(opportunity=call).order_by("-pk"))
    if any(sheet.state == ScreeningState.GO for sheet in sheets):
        return None
    return sheets[0] if sheets else None


class GoAhead:
    """For the form of a new proposal: asks that one has seen it where the call chosen has no go."""

    fields: dict[str, forms.Field]
    helper: Any
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        call = None if self.instance.pk else self._call()
        sheet = without_go(call) if call else None
        if sheet is not None:
            said = _("The go/no-go of this call says “%(state)s”, not “%(go)s”.")
            self.fields["without_go"] = forms.BooleanField(
                label=_("I have seen this and go on"),
                help_text=said % {"state": sheet.get_state_display(), "go": ScreeningState.GO.label},
            )
            self.helper.layout.fields.insert(0, Div("without_go", css_class="card-body"))

    def _call(self) -> Opportunity | None:
        """The call that the form names, whether first shown or sent."""
        try:
            return self.fields["opportunity"].to_python(self["opportunity"].value())  # type: ignore[index]
        except ValidationError:
            return None
