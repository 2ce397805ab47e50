"""Amounts are exact on both databases; codes are checked and never stored in a migration."""

import json
from decimal import Decimal

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Avg, Case, F, Max, Min, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisr.fields import AmountField, CountryField, CurrencyField, LanguageField, PercentField
from jisr.formfields import AmountFormField, PercentFormField

DATABASE_EXAMPLES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)


class Sample(models.Model):
    """A row with every field of ours."""

    amount = AmountField()
    other = AmountField(null=True, blank=True)
    share = PercentField(null=True, blank=True)
    currency = CurrencyField(default="MAD")
    country = CountryField(blank=True)
    language = LanguageField(blank=True)

    class Meta:
        app_label = "field_samples"
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=True) | Q(other__gt=Decimal("-1000000000000.5")), name="other_is_not_absurd"
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100), name="share_is_a_percentage"
            ),
        ]

    def __str__(self):
        return f"{self.amount} {self.currency}"


@pytest.fixture(scope="module")
def sample_table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Sample)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Sample)


@pytest.fixture
def samples(sample_table, db):
    return Sample.objects


def store(samples, *amounts, **values):
    return samples.bulk_create([Sample(amount=Decimal(amount), **values) for amount in amounts])


@pytest.mark.parametrize("amount", ["0", "0.001", "-0.001", "1250.5", "999999999999999.999", "-999999999999999.999"])
def test_an_amount_comes_back_exactly(samples, amount):
    stored = samples.create(amount=Decimal(amount))
    assert samples.get(pk=stored.pk).amount == Decimal(amount)
    assert samples.filter(amount=Decimal(amount)).count() == 1
    assert str(samples.get(pk=stored.pk).amount) == str(Decimal(amount).quantize(Decimal("0.001")))


def test_the_database_holds_thousandths_or_a_numeric(samples):
    samples.create(amount=Decimal("1250.5"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT amount FROM {Sample._meta.db_table}")
        raw = cursor.fetchone()[0]
    assert raw == (1250500 if connection.vendor == "sqlite" else Decimal("1250.500"))


@DATABASE_EXAMPLES
@given(st.lists(AMOUNTS, max_size=60))
def test_the_sum_in_sql_is_the_sum_in_python(samples, amounts):
    samples.all().delete()
    store(samples, *amounts)
    figures = samples.aggregate(
        total=Coalesce(Sum("amount"), Value(0, output_field=AmountField())), least=Min("amount"), most=Max("amount")
    )
    assert figures == {
        "total": sum(amounts, Decimal(0)),
        "least": min(amounts, default=None),
        "most": max(amounts, default=None),
    }


@DATABASE_EXAMPLES
@given(st.lists(AMOUNTS, min_size=1, max_size=30), AMOUNTS)
def test_comparing_and_ordering_in_sql_is_as_in_python(samples, amounts, limit):
    samples.all().delete()
    store(samples, *amounts)
    assert list(samples.order_by("amount").values_list("amount", flat=True)) == sorted(amounts)
    for lookup, matches in (
        ("gt", [amount for amount in amounts if amount > limit]),
        ("gte", [amount for amount in amounts if amount >= limit]),
        ("lt", [amount for amount in amounts if amount < limit]),
        ("lte", [amount for amount in amounts if amount <= limit]),
        ("exact", [amount for amount in amounts if amount == limit]),
    ):
        assert samples.filter(**{f"amount__{lookup}": limit}).count() == len(matches)


def test_a_sum_of_tenths_reaches_its_limit(samples):
    store(samples, "0.7", "0.1", country="MA")
    totals = samples.values("country").annotate(total=Sum("amount"))
    assert totals.filter(total__gte=Decimal("0.8")).count() == 1
    assert totals.filter(total__gt=Decimal("0.8")).count() == 0
    assert totals.get()["total"] == Decimal("0.8")


def test_many_small_amounts_add_up(samples):
    store(samples, *["0.1"] * 2000)
    assert samples.aggregate(total=Sum("amount"))["total"] == Decimal(200)


def test_amounts_of_one_row_are_compared_and_combined(samples):
    store(samples, "10", other=Decimal("10.001"))
    store(samples, "10", other=Decimal("9.999"))
    assert samples.filter(amount__lt=F("other")).count() == 1
    rows = samples.annotate(rest=F("amount") - F("other"), both=F("amount") + F("other"), twice=F("amount") * 2)
    assert sorted(rows.values_list("rest", "both", "twice")) == [
        (Decimal("-0.001"), Decimal("20.001"), Decimal(20)),
        (Decimal("0.001"), Decimal("19.999"), Decimal(20)),
    ]
    assert rows.filter(rest__gt=0).count() == 1


def test_conditions_values_and_subqueries_are_amounts_too(samples):
    store(samples, "10", currency="MAD")
    store(samples, "3.5", currency="EUR")
    figures = samples.aggregate(
        dirhams=Sum(Case(When(currency="MAD", then="amount"), default=Value(Decimal("0.5"), AmountField()))),
        euros=Sum("amount", filter=Q(currency="EUR")),
        dollars=Sum("amount", filter=Q(currency="USD")),
        mean=Avg("amount"),
    )
    assert figures == {
        "dirhams": Decimal("10.5"),
        "euros": Decimal("3.5"),
        "dollars": None,
        "mean": Decimal("6.75"),
    }
    largest = Sample.objects.filter(amount__gt=OuterRef("amount")).order_by("-amount").values("amount")[:1]
    rows = samples.annotate(above=Subquery(largest)).order_by("amount").values_list("above", flat=True)
    assert list(rows) == [Decimal(10), None]
    assert samples.filter(amount__in=[Decimal("3.5"), 4]).count() == 1
    assert samples.filter(amount__range=(3, Decimal("3.5"))).count() == 1
    assert samples.filter(amount__gt=Value(Decimal("3.5"), AmountField())).count() == 1


def test_amounts_are_updated_one_by_one_and_in_bulk(samples):
    first, second = store(samples, "1", "2")
    first.amount, second.amount = Decimal("1.005"), Decimal("2.5")
    samples.bulk_update([first, second], ["amount"])
    assert samples.aggregate(total=Sum("amount"))["total"] == Decimal("3.505")
    samples.update(amount=F("amount") + Value(Decimal("0.1"), AmountField()))
    assert samples.aggregate(total=Sum("amount"))["total"] == Decimal("3.705")
    samples.filter(pk=first.pk).update(amount=Decimal("7.25"))
    first.refresh_from_db()
    assert first.amount == Decimal("7.25")


def test_a_saved_copy_of_the_data_reads_back_exactly():
    row = Sample(amount=Decimal("999999999999999.999"), share=Decimal("33.33"))
    (saved,) = json.loads(serializers.serialize("json", [row]))
    read = [Sample._meta.get_field(name).to_python(saved["fields"][name]) for name in ("amount", "share")]
    assert read == [Decimal("999999999999999.999"), Decimal("33.33")]


def test_what_would_be_in_another_unit_is_refused(samples):
    with pytest.raises(FieldError):
        list(samples.filter(amount__gte=Value(Decimal("0.8"))))
    with pytest.raises(FieldError):
        list(samples.annotate(more=F("amount") + Decimal("0.8")))
    with pytest.raises(FieldError):
        list(samples.annotate(more=F("amount") + 1))
    with pytest.raises(FieldError):
        samples.aggregate(total=Coalesce(Sum("amount"), Decimal(0)))


@pytest.mark.parametrize("amount", [Decimal("0.0001"), Decimal(10) ** 15, Decimal("NaN"), 0.5, "abc", True])
def test_what_cannot_be_kept_exactly_is_never_written(samples, amount):
    with pytest.raises(ValidationError):
        samples.create(amount=amount)


def test_the_database_itself_refuses_what_a_constraint_forbids(samples):
    for values in ({"other": Decimal("-1000000000000.5")}, {"share": Decimal("100.01")}, {"share": Decimal("-0.01")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            samples.create(amount=1, **values)
    samples.create(amount=1, other=Decimal("-1000000000000.499"), share=Decimal(100))


def test_a_constraint_is_checked_before_saving_too(samples):
    Sample(amount=Decimal(1), share=Decimal("33.33")).full_clean()
    with pytest.raises(ValidationError, match="other_is_not_absurd"):
        Sample(amount=Decimal(1), other=Decimal("-1000000000001")).full_clean()


def test_a_row_that_was_read_is_valid_as_it_is(samples):
    stored = samples.create(amount=Decimal("1250.5"), share=Decimal("12.5"))
    samples.get(pk=stored.pk).full_clean()


@pytest.mark.parametrize("share", ["-0.01", "100.01", "12.345"])
def test_a_percentage_is_from_0_to_100_with_two_decimals(share):
    with pytest.raises(ValidationError) as refusal:
        Sample(amount=Decimal(1), share=Decimal(share)).full_clean(validate_constraints=False)
    assert list(refusal.value.message_dict) == ["share"]


def test_migrations_hold_no_lists_and_nothing_of_a_database():
    made = {field.name: field.deconstruct()[1:] for field in Sample._meta.fields if field.name != "id"}
    assert made == {
        "amount": ("jisr.fields.AmountField", [], {}),
        "other": ("jisr.fields.AmountField", [], {"blank": True, "null": True}),
        "share": ("jisr.fields.PercentField", [], {"blank": True, "null": True}),
        "currency": ("jisr.fields.CurrencyField", [], {"default": "MAD"}),
        "country": ("jisr.fields.CountryField", [], {"blank": True}),
        "language": ("jisr.fields.LanguageField", [], {"blank": True}),
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("currency", "DHS", "“DHS” is not a currency code. Use three letters, such as MAD."),
        ("currency", "mad", "“mad” is not a currency code. Use three letters, such as MAD."),
        ("country", "EU", "“EU” is not a country code. Use two letters, such as MA."),
        ("language", "xx", "“xx” is not a language code. Use a code such as ar, fr or en."),
    ],
)
def test_an_unknown_code_is_refused_with_what_is_accepted(field, value, sentence):
    with pytest.raises(ValidationError) as refusal:
        Sample(amount=Decimal(1), **{field: value}).full_clean(validate_constraints=False)
    assert refusal.value.message_dict == {field: [sentence]}


@pytest.mark.parametrize(
    ("currency", "country", "language"), [("MAD", "MA", "ar"), ("FRF", "XK", "zgh"), ("XDR", "CI", "pt-BR")]
)
def test_known_codes_pass(currency, country, language):
    codes = {"currency": currency, "country": country, "language": language}
    Sample(amount=Decimal(1), **codes).full_clean(validate_constraints=False)


class SampleForm(forms.ModelForm):
    class Meta:
        model = Sample
        fields = ["amount", "other", "share", "currency", "country", "language"]


def test_a_form_reads_amounts_as_people_write_them(samples):
    form = SampleForm({"amount": "1 250 000,50", "share": "12,5 %", "currency": "MAD"})
    assert form.errors == {}
    assert form.cleaned_data == {
        "amount": Decimal("1250000.50"),
        "other": None,
        "share": Decimal("12.5"),
        "currency": "MAD",
        "country": "",
        "language": "",
    }


def test_a_form_refuses_beside_the_field(samples):
    form = SampleForm({"amount": "1.250", "other": "x", "share": "101", "currency": "DHS", "country": "EU"})
    assert form.errors == {
        "amount": ["“1.250” could be 1250 or 1.25. Write 1250 or 1.25."],
        "other": ["“x” is not an amount. Write it like 1250 or 1250.50."],
        "share": ["Ensure this value is less than or equal to 100."],
        "currency": ["Select a valid choice. DHS is not one of the available choices."],
        "country": ["Select a valid choice. EU is not one of the available choices."],
    }


@pytest.mark.parametrize(("text", "share"), [("12,5", "12.5"), ("٣٣٫٣٣٪", "33.33"), ("0", "0"), ("100 %", "100")])
def test_a_percentage_is_read_however_it_is_written(text, share):
    assert PercentFormField().clean(text) == Decimal(share)


@pytest.mark.parametrize("text", ["abc", "NaN", "1,2,3", "12.345", "-1"])
def test_what_is_no_percentage_is_refused(text):
    with pytest.raises(ValidationError):
        PercentFormField().clean(text)


def test_an_amount_input_is_left_to_right_and_shows_the_readers_separators():
    field = SampleForm(initial={"amount": Decimal("1250000.500")})["amount"]
    assert field.value() == "1\u00a0250\u00a0000.50"
    with override("fr"):
        assert field.value() == "1\u00a0250\u00a0000,50"
    assert {'dir="ltr"', 'inputmode="decimal"'} <= set(str(field).split())


def test_a_form_left_as_it_was_has_not_changed():
    field = AmountFormField()
    for value in (Decimal("1250.500"), Decimal("1.255"), Decimal(0)):
        assert not field.has_changed(value, str(field.prepare_value(value)))
    assert not field.has_changed(None, "")
    assert field.has_changed(Decimal(5), "")
    assert field.has_changed(Decimal(5), "five")


def test_a_form_field_with_a_currency_bounds_the_decimals():
    with pytest.raises(ValidationError, match="JPY takes at most 0"):
        AmountFormField(currency="JPY").clean("12.5")


def choices(name, language):
    with override(language):
        return [choice for choice in SampleForm().fields[name].choices if choice[0]]


def test_code_choices_offer_the_usual_ones_first_in_the_readers_language():
    assert choices("currency", "en")[:4] == [
        ("MAD", "MAD – Moroccan Dirham"),
        ("EUR", "EUR – Euro"),
        ("USD", "USD – US Dollar"),
        ("AED", "AED – United Arab Emirates Dirham"),
    ]
    assert choices("country", "fr")[:2] == [("MA", "Maroc"), ("FR", "France")]
    assert choices("language", "ar")[:3] == [("ar", "العربية"), ("fr", "الفرنسية"), ("en", "الإنجليزية")]
    assert "EH" not in dict(choices("country", "fr"))
    names = [label for _code, label in choices("country", "fr")]
    assert names.index("Égypte") < names.index("Finlande")


def test_a_currency_out_of_use_is_not_offered_but_an_old_row_keeps_it(samples):
    assert "FRF" not in dict(choices("currency", "en"))
    form = SampleForm(instance=Sample(amount=Decimal(1), currency="FRF"))
    assert '<option value="FRF" selected>FRF</option>' in str(form["currency"])
    assert SampleForm({"amount": "1", "currency": "FRF"}).is_valid()
