from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jisr.begun import begun_from
from jisr.forms import RecordForm
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters import ExchangeFilter
from partnerships.forms.exchange import ExchangeForm
from partnerships.models import ActionPoint, Agreement, Contact, Delegate, Exchange, ExchangePartner, Partner, Side
from partnerships.models.exchange import COUNTS
from partnerships.resources import ExchangeResource
from partnerships.tables import ExchangeTable, OutcomeTable
from partnerships.views.exchange_sections import action_section


class ExchangeList(ListScreen):
    model = Exchange
    table_class = ExchangeTable
    filter_class = ExchangeFilter
    resource_class = ExchangeResource

    def rows(self) -> QuerySet:
        rows: Any = super().rows().select_related("agreement", "owner")
        return rows.with_people().newest_first()


class ExchangeDetail(DetailScreen):
    model = Exchange
    facts = (
        (_("Exchange"), ("kind", "starts_on", "ends_on", "place", "country", "agreement", "owner", "description")),
        (_("Content"), ("agenda", "talking_points", "minutes")),
        (_("Participants"), COUNTS),
        (_("Cost"), ("cost", "borne_by")),
        (_("Experience"), ("learnt", "reusable_where")),
    )

    def groups(self, record: Exchange) -> Any:
        """Only the groups of which something is filled in."""
        return [
            (title, names)
            for title, names in self.facts
            if any(getattr(record, name) not in (None, "") for name in names)
        ]

    def rows(self) -> QuerySet:
        return super().rows().select_related("agreement", "owner")

    def related(self, record: Exchange) -> list[dict[str, Any]]:
        delegates = record.delegates.select_related("contact")
        return [
            row_section(record.partners.select_related("partner"), ("partner",)),
            row_section(delegates, ("side", "contact", "name", "function", "leads")),
            row_section(record.programme.all(), ("on", "at", "title", "place")),
            self.outcomes(record),
            action_section(record.action_points.all(), self.request.user, pending=False, exchange=record.reference),
        ]

    def outcomes(self, record: Exchange) -> dict[str, Any]:
        user = self.request.user
        rows = list(record.outcomes.prefetch_related("action_points"))
        may_add = user.has_perm(ActionPoint.permission_to("add")) and not record.archived_at
        table = OutcomeTable(rows, may_add=may_add, may_see=user.has_perm(ActionPoint.permission_to("view")))
        return {"title": _("Outcomes and recommendations"), "table": table, "is_rows": True}


class ExchangeCreate(CreateScreen):
    """An exchange begun from a partner, an agreement or a contact has them among those who take part."""

    model = Exchange
    form_class = ExchangeForm

    @cached_property
    def partners(self) -> list[Partner]:
        if partner := begun_from(self.request, "partner", Partner):
            return [partner]
        if agreement := begun_from(self.request, "agreement", Agreement):
            ours = self.request.user.authority.partner_id
            return list(Partner.objects.filter(agreement_parties__agreement=agreement).exclude(pk=ours).distinct())
        return [self.contact.partner] if self.contact else []

    @cached_property
    def contact(self) -> Contact | None:
        found: Contact | None = begun_from(self.request, "contact", Contact)
        return found

    def form(self, record: Any, data: Any = None) -> RecordForm:
        form = super().form(record, data)
        form.begin_rows(ExchangePartner, [{"partner": partner} for partner in self.partners])
        if self.contact:
            taken = {"side": Side.THEIRS, "contact": self.contact, "function": self.contact.function}
            form.begin_rows(Delegate, [taken])
        return form


class ExchangeUpdate(UpdateScreen):
    model = Exchange
    form_class = ExchangeForm


class ExchangeRemove(RemoveScreen):
    model = Exchange


class ExchangeMove(MoveScreen):
    model = Exchange
