"""An act on one record that is more than a change of fields: a page that explains it, and a POST that does it."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from jisr.models import Base
from jisr.views import Screen


class PlainForm(forms.Form):
    """Nothing is asked but whether one means it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class ReasonForm(PlainForm):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"}))


class ActionScreen(Screen):
    """Declared by an act: what it asks (`form_class`), whether it applies (`applies_to`), and `act` itself."""

    template = "action"
    form_class: ClassVar[type[forms.Form]] = PlainForm
    title: ClassVar[Any]
    explanation: ClassVar[Any]
    shown: ClassVar[tuple[str, ...]] = ()
    does_not_apply: ClassVar[Any] = _("This cannot be done with the record as it is now.")

    def applies_to(self, record: Any) -> bool:
        return True

    def initial(self, record: Any) -> dict[str, Any]:
        return {}

    def form(self, record: Any, data: Any = None) -> forms.Form:
        """What is asked, as it is first shown or with what was sent."""
        return self.form_class(initial=self.initial(record)) if data is None else self.form_class(data)

    def act(self, record: Any, facts: dict[str, Any]) -> Base:
        """Do it with the cleaned `facts`; returns the record to show next. ValidationError goes to the form, by field."""
        raise NotImplementedError

    def done(self, shown: Base) -> Any:
        return _("Done.")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        if not self.applies_to(record):
            return self._refused(record)
        return self._page(record, self.form(record))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        if not self.applies_to(record):
            return self._refused(record)
        form = self.form(record, request.POST)
        if form.is_valid():
            try:
                shown = self.act(record, form.cleaned_data)
            except ValidationError as error:
                note_errors(form, error)
            else:
                messages.success(request, self.done(shown))
                return redirect(shown.url_for())
        return self._page(self.record(), form, status=422)

    def _page(self, record: Any, form: forms.Form, status: int = 200) -> HttpResponse:
        return self.page(
            record=record, form=form, title=self.title, explanation=self.explanation, shown=self.shown, status=status
        )

    def _refused(self, record: Any) -> HttpResponse:
        messages.error(self.request, self.does_not_apply)
        return redirect(record.url_for())


def note_errors(form: forms.Form, error: ValidationError) -> None:
    """Put each error beside its field, those of fields that the form does not show on top."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
