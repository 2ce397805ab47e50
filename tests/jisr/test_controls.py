"""A control is written as Django writes it, only sooner."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.utils.safestring import mark_safe

from jisr.codes import COUNTRIES

pytestmark = pytest.mark.once

GROUP = ("G<", [(1, 1234), ("2", mark_safe("<i>2</i>")), (True, "Oui")])
ODD = {"data-x": '"', "hidden": True, "disabled": False, "k": 3}


class Sample(forms.Form):
    one = forms.ChoiceField(choices=[("", "—"), ("x'<", "A & <b>"), GROUP], initial=1, required=False)
    many = forms.MultipleChoiceField(choices=[("1", "<"), ("2", "'")], initial=["1", "2"])
    boxes = forms.MultipleChoiceField(choices=[("1", "<")], initial=["1"], widget=forms.CheckboxSelectMultiple)
    text = forms.CharField(max_length=5, initial='"<', widget=forms.TextInput(attrs=ODD))
    amount = forms.DecimalField(initial=1234.5, localize=True)
    unknown = forms.NullBooleanField()
    upload = forms.FileField()


def written(name, data, renderer):
    return re.sub(r"\n\s*\n", "\n", str(Sample(data, renderer=renderer)[name])).strip()


@pytest.mark.parametrize("name", Sample.base_fields)
@pytest.mark.parametrize("data", [None, {"one": "2", "many": "1", "text": "<'", "amount": "1,2<"}])
def test_a_control_is_written_as_django_writes_it(name, data):
    assert written(name, data, TemplatesSetting()) == written(name, data, DjangoTemplates())


def test_a_list_of_codes_asks_for_labels_once_in_each_language():
    first, second = list(COUNTRIES.choices()), list(COUNTRIES.choices())
    assert [one is other for one, other in zip(first, second, strict=True)] == [True] * len(first)
