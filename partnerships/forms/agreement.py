from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Agreement, AgreementParty

RENEWAL = ("renewal", "renewal_months", "notice_days")


class AgreementForm(RecordForm):
    FORMSETS = (rows_of(Agreement, AgreementParty, ["partner", "role", "signatory", "function", "signed_on"]),)

    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Agreement"), ("kind", "donor_number", "parent", "proposal", "amount", "currency", "owner")),
        (_("Dates"), ("signed_on", "starts_on", "ends_on")),
        (_("Renewal"), RENEWAL),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

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
            *RENEWAL,
            *Described.DESCRIPTION_FIELDS,
            "owner",
        )
        help_texts = {"renewal": _("When a party gives notice, choose “Not renewed”.")}
        formfield_callback = callback
