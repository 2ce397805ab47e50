"""Controls are written as Django writes them; lists of codes are put in order once."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer

from jisr.codes import COUNTRIES

pytestmark = pytest.mark.once


class Sample(forms.Form):
    one = forms.ChoiceField(choices=[("", "—"), ("x'<", "A & <b>"), ("G<", [(1, 1234)])], initial=1, required=False)
    boxes = forms.MultipleChoiceField(choices=[("1", "<")], initial=["1"], widget=forms.CheckboxSelectMultiple)
    text = forms.CharField(max_length=5, initial='"<', widget=forms.TextInput(attrs={"data-x": '"', "hidden": True}))
    amount = forms.DecimalField(initial=1234.5, localize=True)


def written(name, data, renderer):
    tags = re.sub(r"\s+", " ", str(Sample(data, renderer=renderer)[name])).replace("> <", "><").strip()
    return tags.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")


@pytest.mark.parametrize("name", Sample.base_fields)
@pytest.mark.parametrize("data", [None, {"one": "2", "text": "<'", "amount": "1,2<"}])
def test_a_control_is_written_as_django_writes_it(name, data):
    assert written(name, data, get_default_renderer()) == written(name, data, DjangoTemplates())


def test_a_list_of_codes_asks_for_labels_once_in_each_language():
    first, second = list(COUNTRIES.choices()), list(COUNTRIES.choices())
    assert [one is other for one, other in zip(first, second, strict=True)] == [True] * len(first)
