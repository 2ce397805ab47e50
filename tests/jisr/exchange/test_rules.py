import itertools
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from jisr.exchange.rules import broken_rules, holds, rules_of
from partnerships.models import Agreement, Partner

MODELS = [
    model
    for app in ("partnerships", "funding")
    for model in apps.get_app_config(app).get_models()
    if any(isinstance(rule, CheckConstraint) for rule in model._meta.constraints)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_rule_of_the_database_can_be_asked_in_python(model):
    record = model()
    assert [holds(rule.condition, record) in (True, False, None) for rule, _names in rules_of(model)]


VALUES = {
    "amount": (None, Decimal("-1"), Decimal("5")),
    "currency": ("", "MAD"),
    "starts_on": (None, date(2026, 1, 2)),
    "ends_on": (None, date(2026, 1, 1), date(2026, 1, 3)),
    "name_fr": ("", "Convention"),
}


@pytest.mark.django_db
def test_python_and_the_database_agree_on_every_combination():
    for values in itertools.product(*VALUES.values()):
        agreement = Agreement(**dict(zip(VALUES, values, strict=True)))
        refused = []
        for rule, _names in rules_of(Agreement):
            try:
                rule.validate(Agreement, agreement)
            except ValidationError as error:
                refused += error.messages
        assert [message for message, _names in broken_rules(agreement)] == refused


def test_a_broken_rule_names_its_fields():
    partner = Partner(name_en="UNDP", envelope_min=Decimal(2), envelope_max=Decimal(1), envelope_currency="USD")
    assert broken_rules(partner) == [
        ("The smallest usual funding is above the largest.", ("envelope_min", "envelope_max"))
    ]
