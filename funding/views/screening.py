"""Judging a call before we bid: the sheet, what is known beside it, and the decision."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now

from funding.filters.screening import AskedFilter, ScreeningFilter
from funding.forms.screening import ScreeningForm, ScreeningMoveForm
from funding.models import Aspect, Opportunity, Screening, ScreeningState, ScreeningTemplate
from funding.models.opportunity import DEADLINES, OpportunityDate
from funding.resources.screening import ScreeningResource
from funding.screenings.decisions import move_screening
from funding.screenings.facts import WITH_FACTS, Known
from funding.screenings.pledges import own_share
from funding.screenings.score import sheet_of, with_scores
from funding.tables.screening import AskedTable, ScreeningTable
from funding.views.begun import begun_from
from funding.views.screening_sections import bid_url
from jisr import days
from jisr.models import State
from jisr.moving import MoveForm
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen


def listed(rows: QuerySet) -> QuerySet:
    """Screenings with what a line of a list shows: the call and its partner, the score, the next deadline."""
    ahead = OpportunityDate.objects.filter(
        opportunity=OuterRef("opportunity"), kind__in=DEADLINES, on__gte=days.today()
    )
    read = rows.select_related("opportunity__partner", "template", "decision_reason", "decided_by", "owner")
    return with_scores(read).annotate(next_deadline=Subquery(ahead.order_by("on").values("on")[:1]))


class ScreeningList(ListScreen):
    model = Screening
    table_class = ScreeningTable
    filter_class = ScreeningFilter
    resource_class = ScreeningResource

    def rows(self) -> QuerySet:
        return listed(super().rows())


class DecisionsAsked(ListScreen):
    """What waits for the head of the unit, the most pressing call first."""

    model = Screening
    template = "asked"
    table_class = AskedTable
    filter_class = AskedFilter
    resource_class = ScreeningResource
    list_name = "funding.screening.asked"

    def rows(self) -> QuerySet:
        rows = listed(super().rows().undecided())
        return rows.order_by("next_deadline", "pk")


class KnownBeside:
    """Screens that show what is known of the call beside the criteria."""

    def known(self, record: Screening) -> Known | None:
        return Known(record, days.today()) if record.opportunity_id else None


class ScreeningDetail(KnownBeside, DetailScreen):
    model = Screening

    def rows(self) -> QuerySet:
        return (
            super()
            .rows()
            .select_related(
                "opportunity__partner__authority",
                "opportunity__owner",
                "template",
                "owner",
                "authority",
                "decision_reason",
            )
        )

    def more(self, record: Screening) -> dict[str, Any]:
        is_go = record.state == ScreeningState.GO and not record.archived_at
        return {
            "sheet": sheet_of(record),
            "known": self.known(record),
            "aspects": [(aspect.value, aspect.label) for aspect in Aspect if aspect in WITH_FACTS],
            "bid_url": bid_url(record, self.request.user) if is_go else "",
        }


class SheetForm(KnownBeside):
    """The form of a sheet with what is known beside each criterion."""

    def page(self, **context: Any) -> HttpResponse:
        form: ScreeningForm = context["form"]
        shown = form.instance
        if not shown.opportunity_id and form.call:
            first = {name: form.initial.get(name) for name in ("asked_amount", "own_amount")}
            currency = form.initial.get("currency") or ""
            shown = Screening(authority=form.user.authority, opportunity=form.call, currency=currency, **first)
            shown.owner = form.user
        return super().page(known=self.known(shown), **context)  # type: ignore[misc]


class ScreeningCreate(SheetForm, CreateScreen):
    """Begun from a call: which template if there are several, then the sheet with the call's amounts."""

    model = Screening
    form_class = ScreeningForm

    @cached_property
    def opportunity(self) -> Opportunity | None:
        return begun_from(self.request, "opportunity", Opportunity)

    @cached_property
    def templates(self) -> list[ScreeningTemplate]:
        return list(ScreeningTemplate.objects.prefetch_related("criteria"))

    def initial(self) -> dict[str, Any]:
        chosen = {"template": self.templates[0].pk} if len(self.templates) == 1 else {}
        return {**chosen, **self._of_the_call(), **super().initial()}

    def _of_the_call(self) -> dict[str, Any]:
        """The largest grant, and what the call asks us to add to it; what it does not say stays blank."""
        call = self.opportunity
        if call is None:
            return {}
        grant = call.grant_max
        own = own_share(grant, call.cofinancing_percent, call.cofinancing_base, call.currency)
        return {"asked_amount": grant, "own_amount": own, "currency": call.currency}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.GET.get("template", "").isdecimal() or len(self.templates) == 1:
            return super().get(request, **kwargs)
        carried = {name: value for name, value in request.GET.items() if name == "opportunity"}
        context = {"meta": self.model._meta, "templates": self.templates, "carried": carried}
        return render(request, "funding/screening_choose.html", context)


class ScreeningUpdate(SheetForm, UpdateScreen):
    model = Screening
    form_class = ScreeningForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.has_perm(self.model.permission_to(self.action)) and not self.record().may_be_edited:
            messages.error(request, _now("A go/no-go that was decided is not changed."))
            return redirect(self.record().url_for())
        return super().dispatch(request, *args, **kwargs)


class ScreeningRemove(RemoveScreen):
    model = Screening


class ScreeningMove(MoveScreen):
    model = Screening
    move_form = ScreeningMoveForm

    def move(self, record: Screening, target: State, form: MoveForm) -> None:
        move_screening(record, target, by=self.request.user, facts=form.facts, note=form.cleaned_data["reason"])
