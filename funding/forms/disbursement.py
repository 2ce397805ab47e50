from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from funding.models import Allocation, Disbursement
from jisr.forms import RecordForm, callback, rows_of


class DisbursementForm(RecordForm):
    FORMSETS = (rows_of(Disbursement, Allocation, ["instalment", "amount"]),)

    class Meta:
        model = Disbursement
        fields = (
            "project",
            "payer",
            "modality",
            "amount",
            "currency",
            "value_on",
            "booked_on",
            "bank_reference",
            "donor_number",
            "note",
        )
        formfield_callback = callback

    def clean_amount(self) -> Decimal:
        amount: Decimal = self.cleaned_data["amount"]
        if not amount:
            raise ValidationError(_("A payment is not zero; a refund is below zero."))
        return amount

    def is_valid(self) -> bool:
        return super().is_valid() and self._parts_fit()

    def _parts_fit(self) -> bool:
        """Whether the parts, seen together, fit the payment and their instalments; the error is noted on the form."""
        [formset] = self.formsets
        kept = [form for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        try:
            self.instance.check_parts([form.instance for form in kept])
        except ValidationError as error:
            self.add_error(None, error)
            return False
        return True
