from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.filters import DisbursementFilter
from funding.forms.disbursement import DisbursementForm
from funding.models import Allocation, Disbursement, Instalment
from funding.resources import DisbursementResource
from funding.services import post_payment, reverse_payment
from funding.tables import DisbursementTable, posting_mark
from funding.views.begun import begun_from
from jisr import days
from jisr.actions import ActionScreen, ReasonForm
from jisr.forms import RecordForm
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class DisbursementList(ListScreen):
    model = Disbursement
    table_class = DisbursementTable
    filter_class = DisbursementFilter
    resource_class = DisbursementResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "payer", "reversed_by")


class DisbursementDetail(DetailScreen):
    model = Disbursement
    facts = (
        (
            _("Payment"),
            ("project", "payer", "modality", "amount", "bank_reference", "donor_number", "note", "reverses"),
        ),
        (_("Dates"), ("value_on", "booked_on", "posted_at", "posted_by")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "payer", "posted_by", "reverses", "reversed_by")

    def related(self, record: Disbursement) -> list[dict[str, Any]]:
        return [row_section(record.allocations.select_related("instalment"), ("instalment", "amount"))]

    def more(self, record: Disbursement) -> dict[str, Any]:
        may_post = self.request.user.has_perm("funding.post_disbursement")
        return {
            "mark": posting_mark(record),
            "may_post": may_post and may_be_posted(record),
            "may_reverse": may_post and may_be_reversed(record),
        }


class DisbursementCreate(CreateScreen):
    """A payment begun from an instalment pays what is still to come of it."""

    model = Disbursement
    form_class = DisbursementForm

    @cached_property
    def instalment(self) -> Instalment | None:
        found = begun_from(self.request, "instalment", Instalment)
        return Instalment.objects.unpaid().filter(pk=found.pk).first() if found else None

    def initial(self) -> dict[str, Any]:
        due: Any = self.instalment
        if due is None:
            return super().initial()
        taken = {"project": due.project, "payer": due.funder, "amount": due.outstanding, "currency": due.currency}
        return {**taken, **super().initial()}

    def form(self, record: Any, data: Any = None) -> RecordForm:
        form = super().form(record, data)
        due: Any = self.instalment
        if due is not None:
            form.begin_rows(Allocation, [{"instalment": due, "amount": due.outstanding}])
        return form


class DisbursementUpdate(UpdateScreen):
    model = Disbursement
    form_class = DisbursementForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.record()
        if record.is_posted:
            messages.error(request, _now("A posted payment is not changed: reverse it and enter it anew."))
            return redirect(record.url_for())
        return super().get(request, **kwargs)


class DisbursementRemove(RemoveScreen):
    model = Disbursement


def may_be_posted(record: Disbursement) -> bool:
    return not record.is_posted and not record.archived_at


def may_be_reversed(record: Disbursement) -> bool:
    return record.is_posted and not record.reverses_id and not record.is_reversed


class DisbursementPost(ActionScreen):
    model = Disbursement
    action = "post"
    title = _("Post the payment")
    explanation = _("From now on it counts as money moved. It can no longer be changed, only reversed.")
    does_not_apply = _("This payment is already posted.")
    shown = ("project", "payer", "modality", "amount", "value_on", "bank_reference")

    def applies_to(self, record: Disbursement) -> bool:
        return may_be_posted(record)

    def act(self, record: Disbursement, facts: dict[str, Any]) -> Disbursement:
        return post_payment(payment=record, by=self.request.user, today=days.today())

    def done(self, shown: Any) -> str:
        return _now("The payment is posted.")


class DisbursementReverse(ActionScreen):
    model = Disbursement
    action = "post"
    form_class = ReasonForm
    title = _("Reverse the payment")
    explanation = _("An opposite payment is made and posted at once; both stay on file and cancel out.")
    does_not_apply = _("Only a posted payment that was not reversed can be reversed.")
    shown = ("project", "payer", "modality", "amount", "value_on", "bank_reference")

    def applies_to(self, record: Disbursement) -> bool:
        return may_be_reversed(record)

    def act(self, record: Disbursement, facts: dict[str, Any]) -> Disbursement:
        return reverse_payment(payment=record, by=self.request.user, reason=facts["reason"], today=days.today())

    def done(self, shown: Any) -> str:
        return _now("The payment is reversed by this one.")
