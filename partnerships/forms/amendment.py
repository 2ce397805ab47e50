from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jisr.filters import DateInput
from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Amendment, AmendmentKind, AmendmentParty, ClosingItem
from partnerships.models.amending import check_changes, party_keys

VALUES = ("new_starts_on", "new_ends_on", "new_amount", "new_currency")
SCOPE = ("scope_ar", "scope_fr", "scope_en")


class AmendmentForm(RecordForm):
    """What changes; blank stays as it is. The agreement is chosen once."""

    FORMSETS = (rows_of(Amendment, AmendmentParty, ["change", "partner", "role", "signatory", "function"]),)

    GROUPS = (
        (_("Amendment"), ("agreement", "kind", "signed_on", "effective_on")),
        (_("Name"), Named.NAME_FIELDS),
        (_("What changes; leave blank what stays"), VALUES),
        (_("Scope"), SCOPE),
        (_("Why it is amended"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Amendment
        fields = (
            "agreement",
            "kind",
            "signed_on",
            "effective_on",
            *Named.NAME_FIELDS,
            *VALUES,
            *SCOPE,
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [(value, label) for value, label in AmendmentKind.choices if value != AmendmentKind.TACIT]
        self.fields["agreement"].disabled = bool(self.instance.pk)

    def is_valid(self) -> bool:
        return super().is_valid() and self._changes_hold()

    def _changes_hold(self) -> bool:
        """Judge the record and its rows together: they say what changes."""
        lines = [form for formset in self.formsets for form in formset.forms if form.cleaned_data]
        rows = [form.instance for form in lines if not form.cleaned_data.get("DELETE")]
        try:
            check_changes(self.instance, rows, party_keys(self.instance.agreement))
        except ValidationError as error:
            self.add_error(None, error)
            return False
        return True


class TickForm(forms.Form):
    """An item of the closing checklist, settled on a day."""

    item = forms.ChoiceField(choices=ClosingItem.choices, widget=forms.HiddenInput)
    done_on = forms.DateField(label=_("Done on"), widget=DateInput())
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )


class DayForm(forms.Form):
    """A day on which to see an agreement as it stood."""

    day = forms.DateField(label=_("Day"), widget=DateInput())
