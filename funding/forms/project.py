from django.utils.translation import gettext_lazy as _

from funding.models import Instalment, Place, Project, ProjectAxis, ProjectFunding, ProjectGoal, ProjectTheme
from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.forms.theme import ShareForm


class ProjectForm(RecordForm):
    FORMSETS = (
        rows_of(Project, ProjectFunding, ["funder", "agreement", "form", "amount", "currency"]),
        rows_of(Project, Place, ["name_ar", "name_fr", "name_en", "latitude", "longitude", "administrative_code"]),
        rows_of(Project, ProjectTheme, ["theme", "percent"], form=ShareForm),
        rows_of(Project, ProjectAxis, ["axis", "percent"], form=ShareForm),
        rows_of(Project, ProjectGoal, ["goal", "percent"], form=ShareForm),
    )
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Project"), ("proposal", "parent", "donor_number", "starts_on", "ends_on", "owner")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Project
        fields = (
            *Named.NAME_FIELDS,
            "proposal",
            "parent",
            "donor_number",
            "starts_on",
            "ends_on",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback


class InstalmentForm(RecordForm):
    class Meta:
        model = Instalment
        fields = (
            "project",
            "funder",
            "agreement",
            "direction",
            "due_on",
            "amount",
            "currency",
            "donor_number",
            "condition",
        )
        formfield_callback = callback
