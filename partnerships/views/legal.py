"""The legal path: laying it, the page of one step, and the list of all paths under way."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.actions import ActionScreen, note_errors
from jisr.views import ListScreen, Screen
from partnerships import legal_path
from partnerships.filters.legal import LegalPathFilter
from partnerships.forms.legal_step import CARD_OF, StepForm, cards_for
from partnerships.models import Agreement, AgreementState, LegalStep, StepNature, StepState
from partnerships.path_shown import ShownStep, with_paths
from partnerships.resources.legal import LegalPathResource
from partnerships.tables.legal import LegalPathTable
from partnerships.views.obligation import keep_dates


class LegalPaths(ListScreen):
    """Every agreement on its way into force, or with a step still open, as a row of steps."""

    model = Agreement
    template = "paths"
    table_class = LegalPathTable
    filter_class = LegalPathFilter
    resource_class = LegalPathResource
    list_name = "partnerships.agreement.paths"

    def rows(self) -> QuerySet:
        own = LegalStep.objects.current().filter(agreement=OuterRef("pk"), amendment=None)
        open_steps = own.filter(state__in=(StepState.WAITING, StepState.OPEN))
        rows = super().rows().filter(Q(state__in=AgreementState.BEFORE_ENTRY) | Exists(open_steps))
        return with_paths(rows.select_related("kind", "owner"))


class PathLay(ActionScreen):
    model = Agreement
    action = "change"
    title = _("Lay the legal path")
    explanation = _(
        "The steps of the agreement’s kind are copied into the agreement, where they keep their own course. "
        "They are laid by themselves when the agreement goes to approval."
    )
    shown = ("kind", "state")
    does_not_apply = _("The legal path is laid already, or the agreement is past it.")

    def applies_to(self, record: Agreement) -> bool:
        laid = record.steps.filter(amendment=None).exists()
        return record.state in AgreementState.BEFORE_ENTRY and not record.archived_at and not laid

    def act(self, record: Agreement, facts: dict[str, Any]) -> Agreement:
        legal_path.lay_path(record, by=self.request.user)
        return record

    def done(self, shown: Any) -> str:
        return _now("The legal path is laid.")


class StepPage(Screen):
    """One step: what is known of it, and what may be done with it now."""

    model = Agreement
    template = "step"

    def record(self) -> LegalStep:
        steps = LegalStep.objects.select_related("agreement", "amendment", "document_type")
        return get_object_or_404(steps.filter(agreement__in=self.rows()), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.shown(self.record())

    def shown(self, step: LegalStep, data: Any = None, done: str = "", error: Any = None) -> HttpResponse:
        cards = [] if step.agreement.archived_at else cards_for(step, self.request.user, data, done)
        for card in cards:
            if error and card.key == CARD_OF[done]:
                note_errors(card.form, error)
        mark = ShownStep(step, step.is_late(days.today()))
        status = 422 if data else 200
        return self.page(
            step=step, record=step.agreement, mark=mark, cards=cards, shown=self.facts_of(step), status=status
        )

    @staticmethod
    def facts_of(step: LegalStep) -> tuple[str, ...]:
        own = LegalStep.FACTS if step.nature == StepNature.DELIBERATION else ()
        return ("responsible", "nature", "document_type", "started_on", "due_on", "done_on", *own, "reason")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm(legal_path.MAY_FOLLOW):
            raise PermissionDenied
        step, done = self.record(), request.POST.get("do", "")
        card = next((c for c in cards_for(step, request.user, request.POST, done) if c.key == CARD_OF.get(done)), None)
        if card is None:
            messages.error(request, _("This cannot be done with the step as it is now, or not by your role."))
            return redirect(step.url_for())
        if not card.form.is_valid():
            return self.shown(step, request.POST, done)
        try:
            act(step, done, card.form, request.user)
        except ValidationError as error:
            return self.shown(self.record(), request.POST, done, error)
        messages.success(request, _now("Done."))
        keep_dates(step.agreement_id, request)
        return redirect(step.amendment or step.agreement)


def act(step: LegalStep, done: str, form: StepForm, by: Any) -> None:
    """Do the act `done` with the values of its form."""
    values = {name: value for name, value in form.cleaned_data.items() if name in LegalStep.FACTS}
    day, reason = form.cleaned_data.get("done_on"), form.cleaned_data.get("reason", "")
    if done == "start":
        legal_path.start_step(step, by=by, on=form.cleaned_data["started_on"])
    elif done == "note":
        legal_path.note_step(step, by=by, facts=values)
    elif done == "refuse":
        legal_path.refuse_step(step, by=by, on=day, reason=reason)
    elif done == "waive":
        legal_path.waive_step(step, by=by, reason=reason)
    else:
        legal_path.finish_step(step, by=by, on=day, facts=values, tacit=done == "tacit")
