from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.actions import ActionScreen, PlainForm
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters.obligation import ALL, ObligationFilter, ObligationTemplateFilter
from partnerships.forms.obligation import (
    AgreementDutiesForm,
    ObligationForm,
    ObligationTemplateForm,
    TemplateChoiceForm,
)
from partnerships.models import Agreement, AgreementState, Obligation, ObligationTemplate
from partnerships.obligations import apply_template, make_obligations
from partnerships.resources.obligation import ObligationResource, ObligationTemplateResource
from partnerships.tables.obligation import ObligationTable, ObligationTemplateTable, late_mark

RULE = ("kind", "name", "side", "recurrence", "every_months", "first_on", "event", "offset_months", "offset_days")


class ObligationList(ListScreen):
    model = Obligation
    table_class = ObligationTable
    filter_class = ObligationFilter
    resource_class = ObligationResource

    def rows(self) -> QuerySet:
        related = ("agreement", "kind", "partner", "owner", "unlocks", "document_type")
        return super().rows().select_related(*related).order_by("due_on", "pk")


class ObligationDetail(DetailScreen):
    model = Obligation
    facts = (
        (_("Obligation"), ("agreement", "kind", "name", "side", "partner", "owner")),
        (_("What it takes"), ("evidence", "document_type", "unlocks")),
        (_("Dates"), ("due_on", "submitted_on", "accepted_on")),
    )

    def rows(self) -> QuerySet:
        related = ("agreement", "kind", "partner", "owner", "unlocks", "document_type")
        return super().rows().select_related(*related)

    def more(self, record: Obligation) -> dict[str, Any]:
        return {"late": "" if record.archived_at else late_mark(record, days.today())}


class ObligationCreate(CreateScreen):
    model = Obligation
    form_class = ObligationForm


class ObligationUpdate(UpdateScreen):
    model = Obligation
    form_class = ObligationForm


class ObligationRemove(RemoveScreen):
    model = Obligation


class ObligationMove(MoveScreen):
    model = Obligation


class ObligationTemplateList(ListScreen):
    model = ObligationTemplate
    table_class = ObligationTemplateTable
    filter_class = ObligationTemplateFilter
    resource_class = ObligationTemplateResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("kind", "partner").annotate(how_many=Count("duties")).order_by("-pk")


class ObligationTemplateDetail(DetailScreen):
    model = ObligationTemplate
    facts = ((_("Meant for"), ("kind", "partner")),)

    def related(self, record: ObligationTemplate) -> list[dict[str, Any]]:
        duties = record.duties.select_related("kind", "document_type")
        return [row_section(duties, (*RULE, "until_on", "evidence", "document_type"))]


class ObligationTemplateCreate(CreateScreen):
    model = ObligationTemplate
    form_class = ObligationTemplateForm


class ObligationTemplateUpdate(UpdateScreen):
    model = ObligationTemplate
    form_class = ObligationTemplateForm


class ObligationTemplateRemove(RemoveScreen):
    model = ObligationTemplate


class AgreementDuties(UpdateScreen):
    """The duties of one agreement, from which its obligations are made."""

    model = Agreement
    form_class = AgreementDutiesForm
    template = "duties"


def may_have_dates(agreement: Agreement) -> bool:
    return not agreement.archived_at and agreement.state != AgreementState.TERMINATED


class AgreementTemplate(ActionScreen):
    model = Agreement
    action = "change"
    title = _("Take over a template of obligations")
    explanation = _("The template’s duties are written into the agreement and their dates are made at once.")
    does_not_apply = _("The agreement is archived or terminated.")
    shown = ("kind", "signed_on", "starts_on", "ends_on")

    def applies_to(self, record: Agreement) -> bool:
        return may_have_dates(record)

    def form(self, record: Agreement, data: Any = None) -> TemplateChoiceForm:
        return TemplateChoiceForm(data, agreement=record, user=self.request.user)

    def act(self, record: Agreement, facts: dict[str, Any]) -> Agreement:
        apply_template(record, facts["template"], by=self.request.user, today=days.today())
        return record


class AgreementDates(ActionScreen):
    model = Agreement
    action = "change"
    form_class = PlainForm
    title = _("Make the coming dates")
    explanation = _(
        "The obligations that the agreement’s duties give are made up to its end, or two years ahead. "
        "Those already there stay as they are."
    )
    does_not_apply = _("The agreement is archived or terminated.")
    shown = ("signed_on", "starts_on", "ends_on")

    def applies_to(self, record: Agreement) -> bool:
        return may_have_dates(record)

    def act(self, record: Agreement, facts: dict[str, Any]) -> Agreement:
        make_obligations(record, by=self.request.user, today=days.today())
        return record


class DatesFollow:
    """After an agreement is written, its duties give their dates again: those to come follow its own."""

    request: HttpRequest

    def follow(self, saved: Any) -> None:
        keep_dates(saved.pk, self.request)


def keep_dates(agreement: int, request: HttpRequest) -> None:
    """Make the obligations that are now due of an agreement; a rule that gives too many days is named."""
    try:
        make_obligations(Agreement.objects.get(pk=agreement), by=request.user, today=days.today())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def obligation_section(agreement: Agreement, user: Any) -> dict[str, Any]:
    """The obligations of an agreement on its page: those not settled, the next first, and what may be done with them."""
    rows = agreement.obligations.current().pending()  # type: ignore[attr-defined]
    choices = urlencode({"agreement": agreement.reference, "state": ALL})
    found = section(
        _now("Obligations"),
        ObligationTable,
        rows.select_related("kind", "owner", "unlocks").order_by("due_on", "pk"),
        user,
        add_url=f"{reverse('obligation_create')}?{urlencode({'agreement': agreement.reference})}",
        all_url=f"{reverse('obligation_list')}?{choices}",
        shown=("reference", "name", "side", "due_on", "state", "unlocks", "owner"),
    )
    return {**found, "links": list(_links(agreement, user))}


def _links(agreement: Agreement, user: Any) -> Any:
    if not user.has_perm(Agreement.permission_to("change")) or not may_have_dates(agreement):
        return
    yield reverse("agreement_template", args=[agreement.pk]), "clipboard-list", _now("From a template")
    yield reverse("agreement_duties", args=[agreement.pk]), "repeat", _now("Duties")
    yield reverse("agreement_dates", args=[agreement.pk]), "calendar-plus", _now("Make the coming dates")
