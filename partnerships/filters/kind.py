import django_filters
from django.utils.translation import gettext_lazy as _

from jisr.filters import BaseFilter
from partnerships.models import AgreementKind, StepNature


class AgreementKindFilter(BaseFilter):
    role = django_filters.ChoiceFilter(
        label=_("Role"),
        choices=[
            ("is_framework", _("Others may hang under it")),
            ("needs_framework", _("Hangs under a framework")),
            ("is_twinning", _("Is a twinning")),
        ],
        empty_label=_("Any role"),
        method="by_role",
    )
    nature = django_filters.ChoiceFilter(
        label=_("With the step"),
        choices=StepNature.choices,
        empty_label=_("Any step"),
        field_name="path__nature",
        distinct=True,
    )

    class Meta:
        model = AgreementKind
        fields = ["q", "role", "nature"]

    def by_role(self, rows, _name: str, value: str):
        return rows.filter(**{value: True})
