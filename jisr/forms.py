"""The bases of every record's form: who may choose what, rows inside the record, a colleague's newer save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.conflicts import ChoosesInConflicts, Conflict
from jisr.facts import currency_field
from jisr.filters import DateInput, within_sight
from jisr.formfields import AmountFormField
from jisr.models import Base, Mergeable, Record, Row, StaleVersion
from jisr.money import AmountError, read_amount
from jisr.rowconflicts import RowInConflict, RowsInConflict
from jisr.text import clean, normalise

SEPARATOR = " · "
LONGEST_LABEL = 400


def lookup_label(record: Record) -> str:
    """`PRT-2026-0001 · UNDP`: what a look-up field shows and reads."""
    name = str(getattr(record, "summary", record))
    return record.reference if name == record.reference else f"{record.reference}{SEPARATOR}{name}"


class LookupInput(forms.TextInput):
    """A text box that suggests records as one types; it also takes a typed reference or exact name."""

    template_name = "generic/_lookup.html"

    def __init__(self, model: type[Record]) -> None:
        super().__init__({"autocomplete": "off", "dir": "auto"})
        self.model = model

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["attrs"] |= {
            "data-lookup": reverse("lookup", args=[self.model._meta.label_lower]),
            "role": "combobox",
            "aria-expanded": "false",
            "aria-autocomplete": "list",
            "aria-controls": f"{widget['attrs'].get('id', name)}-list",
        }
        return context


class LookupField(forms.ModelChoiceField):
    """One record among many, chosen by typing."""

    default_error_messages = {
        "unknown": _("“%(value)s” is not on file. Type a part of the name or reference and choose from the list."),
        "several": _("“%(value)s” fits several records. Choose one from the list."),
    }

    def __init__(self, queryset: models.QuerySet, **kwargs: Any) -> None:
        super().__init__(queryset, widget=LookupInput(queryset.model), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, models.Model):
            return lookup_label(value)
        if isinstance(value, int):
            found = self.queryset.filter(pk=value).first()
            return lookup_label(found) if found else value
        return value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, models.Model):
            return value
        text = clean(str(value))[:LONGEST_LABEL]
        found = self._by_reference(text.partition(SEPARATOR)[0].strip())
        found = found or [row for row in self.queryset.search(text)[:20] if normalise(str(row)) == normalise(text)]
        if len(found) != 1:
            code = "several" if found else "unknown"
            raise ValidationError(self.error_messages[code], code=code, params={"value": text[:80]})
        return found[0]

    def _by_reference(self, reference: str) -> list[Any]:
        """The record of this reference; one merged into another leads to that one."""
        found = list(self.queryset.filter(reference__iexact=reference)[:2])
        if not issubclass(self.queryset.model, Mergeable):
            return found
        if not found:
            return list(self.queryset.filter(merged_from__reference__iexact=reference)[:2])
        return [row.merged_into or row for row in found]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "")

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)


def callback(field: models.Field, **kwargs: Any) -> forms.Field | None:
    """The form field of a model field: look-ups for records, a day picker for days, a text in its own direction."""
    if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Record):
        return LookupField(
            field.related_model._default_manager.all(),
            required=not field.blank,
            label=capfirst(field.verbose_name),
            help_text=field.help_text,
        )
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        kwargs["widget"] = DateInput()
    if isinstance(field, models.TextField):
        kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    made = field.formfield(**kwargs)
    if made is not None and type(made.widget) is forms.TextInput:
        made.widget.attrs.setdefault("dir", "auto")
    return made


class OwnedMixin:
    """Keeps every choice of a form within what this person may see, and amounts within their currency's decimals."""

    fields: dict[str, forms.Field]
    instance: models.Model

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()  # type: ignore[misc]
        for name, item in self.fields.items():
            if type(item) is AmountFormField and cleaned.get(name) is not None:
                currency = cleaned.get(currency_field(type(self.instance), name))
                try:
                    read_amount(cleaned[name], currency=currency or None)
                except AmountError as error:
                    self.add_error(name, error)  # type: ignore[attr-defined]
        return cleaned

    def narrow(self, user: Any, shared: dict[Any, list]) -> None:
        for name, item in self.fields.items():
            if not isinstance(item, forms.ModelChoiceField):
                continue
            rows = within_sight(item.queryset, user)
            if hasattr(rows, "current") and not self.instance.pk:
                rows = rows.current()
            item.queryset = rows
            if isinstance(item, LookupField):
                if getattr(self.instance, f"{name}_id", None):
                    self.initial[name] = getattr(self.instance, name)  # type: ignore[attr-defined]
            else:
                self._share_choices(item, shared)

    @staticmethod
    def _share_choices(item: forms.ModelChoiceField, shared: dict[Any, list]) -> None:
        key = item.queryset.model
        if key not in shared:
            shared[key] = [(row.pk, str(row)) for row in item.queryset]
        item.choices = [("", "—"), *shared[key]]


class RowForm(RowInConflict, OwnedMixin, forms.ModelForm):
    """One row inside a record's form."""

    def __init__(self, *args: Any, user: Any, shared: dict[Any, list], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.narrow(user, shared)


class RowFormSet(RowsInConflict, BaseInlineFormSet):
    """The rows of one kind inside a record's form; `check_rows` of the row's form class sees them together."""

    @property
    def title(self) -> str:
        text = str(self.model._meta.verbose_name_plural)
        return text[:1].upper() + text[1:]

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _now("Remove")

    def clean(self) -> None:
        super().clean()
        check = getattr(self.form, "check_rows", None)
        if check and not any(self.errors):
            check(
                [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
            )


def rows_of(
    parent: type[models.Model], model: type[models.Model], fields: list[str], *, form: type[RowForm] = RowForm
) -> type[BaseInlineFormSet]:
    """The formset class for the rows of one kind inside a record."""
    return inlineformset_factory(
        parent,
        model,
        form=form,
        formset=RowFormSet,
        fields=fields,
        fk_name=model.PARENT,  # type: ignore[attr-defined]
        extra=0,
        can_delete=True,
        formfield_callback=callback,
    )


class RecordForm(ChoosesInConflicts, OwnedMixin, forms.ModelForm):
    """The form of a record with its rows; `GROUPS` are titled fields, `FORMSETS` classes made by `rows_of`."""

    FORMSETS: tuple[type[BaseInlineFormSet], ...] = ()
    GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.conflicts: list[Conflict] = []
        shared: dict[Any, list] = {}
        if hasattr(self.instance, "authority_id") and not self.instance.authority_id:
            self.instance.authority_id = user.authority_id
        self.fields["version"].initial = self.instance.version
        self.narrow(user, shared)
        self.formsets = [self._formset(kind, shared) for kind in self.FORMSETS]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self._layout()

    def _layout(self) -> Layout:
        """The groups as fieldsets; fields that no group names come last."""
        grouped = [name for _title, names in self.GROUPS for name in names]
        rest = [name for name in self.fields if name not in grouped and name != "version"]
        sets = [*self.GROUPS, (_now("Other details") if self.GROUPS else "", rest)]
        shown = [(title, [name for name in names if name in self.fields]) for title, names in sets]
        return Layout("version", *(Fieldset(title, *names, css_class="form-grid") for title, names in shown if names))

    def _formset(self, kind: type[BaseInlineFormSet], shared: dict[Any, list]) -> BaseInlineFormSet:
        related = [f.name for f in kind.model._meta.fields if f.is_relation and f.name in kind.form.base_fields]
        rows = kind.model._default_manager.select_related(*related) if related else kind.model._default_manager.all()
        return kind(
            self.data if self.is_bound else None,
            instance=self.instance,
            queryset=rows,
            form_kwargs={"user": self.user, "shared": shared},
        )

    def begin_rows(self, model: type[models.Model], rows: list[dict[str, Any]]) -> None:
        """Fill the rows of a kind in a form that is shown for the first time; each dictionary is a row's values."""
        for formset in self.formsets:
            if formset.model is model and not self.is_bound:
                formset.initial_extra, formset.extra = rows, len(rows)

    def is_valid(self) -> bool:
        good = super().is_valid()
        rows = [formset.is_valid() for formset in self.formsets]
        return good and all(rows)

    @property
    def rows_have_errors(self) -> bool:
        return any(formset.total_error_count() for formset in self.formsets if self.is_bound)

    def store(self, *, via: str) -> Base:
        """Save the record and its rows; raises StaleVersion when a colleague has saved since the form was begun."""
        if self.is_stale:
            raise StaleVersion(_now("Somebody else changed this record while you were working on it."))
        for formset in self.formsets:
            formset.save(commit=False)
        rows = [row for f in self.formsets for row in [*(pair[0] for pair in f.changed_objects), *f.new_objects]]
        rows += self.more_rows()
        removed = [row for f in self.formsets for row in f.deleted_objects]
        self.instance.store(by=self.user, via=via, rows=rows, removed=removed, **self.activity())
        return self.instance

    def activity(self) -> dict[str, Any]:
        """`verb` and `data` of the line that saving leaves, where it says more than that the record was saved."""
        return {}

    def more_rows(self) -> Iterable[Row]:
        """New or changed rows that the form asks for elsewhere than in its formsets."""
        return ()
