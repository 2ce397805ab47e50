from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.begun import begun_from
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters import AmendmentFilter
from partnerships.forms.amendment import AmendmentForm
from partnerships.models import Agreement, Amendment, AmendmentKind
from partnerships.path_shown import path_for
from partnerships.renewal import renewal_values
from partnerships.resources import AmendmentResource
from partnerships.tables import AmendmentTable
from partnerships.terms import difference
from partnerships.views.obligation import keep_dates


class AmendmentList(ListScreen):
    model = Amendment
    table_class = AmendmentTable
    filter_class = AmendmentFilter
    resource_class = AmendmentResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("agreement")


class AmendmentDetail(DetailScreen):
    model = Amendment
    facts = (
        (_("Amendment"), ("agreement", "number", "kind", "signed_on", "effective_on", "description")),
        (_("What changes"), ("new_starts_on", "new_ends_on", "new_amount", "scope_ar", "scope_fr", "scope_en")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("agreement")

    def related(self, record: Amendment) -> list[dict[str, Any]]:
        changes = record.parties.select_related("partner")
        return [row_section(changes, ("change", "partner", "role", "signatory", "function"))]

    def more(self, record: Amendment) -> dict[str, Any]:
        before, after = record.proposed()
        return {"differences": difference(before, after), "is_applied": record.is_in_force, **path_of(record)}


def path_of(record: Amendment) -> dict[str, Any]:
    """What the strip of the amendment's own legal path shows; it is laid on the way to approval."""
    return {"path": path_for(record, days.today()), "lay_url": ""}


class AmendmentCreate(CreateScreen):
    """An amendment begun as a renewal says what the agreement provides for."""

    model = Amendment
    form_class = AmendmentForm

    @cached_property
    def agreement(self) -> Agreement | None:
        return begun_from(self.request, "agreement", Agreement)

    def initial(self) -> dict[str, Any]:
        taken: dict[str, Any] = {}
        if self.agreement and self.request.GET.get("kind") == AmendmentKind.EXPRESS:
            taken = renewal_values(self.agreement, AmendmentKind.EXPRESS)
        if self.agreement:
            taken["agreement"] = self.agreement
        return {**super().initial(), **taken}


class AmendmentUpdate(UpdateScreen):
    model = Amendment
    form_class = AmendmentForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.has_perm(self.model.permission_to(self.action)) and not self.record().may_be_edited:
            return self._refused(request)
        return super().dispatch(request, *args, **kwargs)

    def _refused(self, request: HttpRequest) -> HttpResponse:
        messages.error(request, _now("A signed amendment is not changed: make another one."))
        return redirect(self.record().url_for())


class AmendmentRemove(RemoveScreen):
    model = Amendment


class AmendmentMove(MoveScreen):
    model = Amendment

    def follow(self, saved: Amendment) -> None:
        keep_dates(saved.agreement_id, self.request)
