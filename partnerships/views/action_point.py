from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters import ActionPointFilter
from partnerships.forms.action_point import ActionPointForm
from partnerships.models import ActionPoint, Exchange, Outcome
from partnerships.resources import ActionPointResource
from partnerships.tables import ActionPointTable


class ActionPointList(ListScreen):
    model = ActionPoint
    table_class = ActionPointTable
    filter_class = ActionPointFilter
    resource_class = ActionPointResource

    def rows(self) -> QuerySet:
        rows: Any = super().rows().select_related("partner", "agreement", "exchange", "owner", "contact")
        return rows.most_pressing()


class ActionPointDetail(DetailScreen):
    model = ActionPoint
    facts = (
        (_("Action point"), ("side", "owner", "contact", "due_on", "priority", "description")),
        (_("Where it comes from"), ("exchange", "outcome", "partner", "agreement")),
        (_("Done and verified"), ("done_on", "done_by", "evidence", "verified_by")),
    )

    def rows(self) -> QuerySet:
        names = ("partner", "agreement", "exchange", "outcome", "owner", "contact", "done_by", "verified_by")
        return super().rows().select_related(*names)


class ActionPointCreate(CreateScreen):
    """An action point made of an outcome takes over its words, its exchange, and whom that was with."""

    model = ActionPoint
    form_class = ActionPointForm

    @cached_property
    def outcome(self) -> Outcome | None:
        key = self.request.GET.get("outcome", "")
        seen = Exchange.objects.visible_to(self.request.user).current()
        rows = Outcome.objects.filter(exchange__in=seen).select_related("exchange__agreement")
        return rows.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None

    def record(self) -> ActionPoint:
        return ActionPoint(outcome=self.outcome)

    def initial(self) -> dict[str, Any]:
        outcome = self.outcome
        if outcome is None:
            return super().initial()
        first = outcome.exchange.partners.select_related("partner").first()
        taken = {
            f"name_{(get_language() or 'en')[:2]}": " ".join(outcome.text.split())[:300],
            "exchange": outcome.exchange,
            "agreement": outcome.exchange.agreement,
            "partner": first.partner if first else None,
        }
        return {**taken, **super().initial()}


class ActionPointUpdate(UpdateScreen):
    model = ActionPoint
    form_class = ActionPointForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        may_change = request.user.has_perm(ActionPoint.permission_to("change"))
        if may_change and not (record := self.record()).may_be_edited:
            return self.refused(record)
        return super().dispatch(request, *args, **kwargs)

    def refused(self, record: ActionPoint) -> HttpResponse:
        text = _now("Another person verified this action point: it is no longer changed.")
        messages.error(self.request, text)
        return redirect(record.url_for())


class ActionPointRemove(RemoveScreen):
    model = ActionPoint


class ActionPointMove(MoveScreen):
    model = ActionPoint
