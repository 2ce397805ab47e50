from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Agreement, AgreementParty


class AgreementForm(RecordForm):
    FORMSETS = (rows_of(Agreement, AgreementParty, ["partner", "role", "signatory", "function", "signed_on"]),)

    class Meta:
        model = Agreement
        fields = (
            *Named.NAME_FIELDS,
            "kind",
            "donor_number",
            "parent",
            "proposal",
            "amount",
            "currency",
            "signed_on",
            "starts_on",
            "ends_on",
            *Described.DESCRIPTION_FIELDS,
            "owner",
        )
        formfield_callback = callback
