"""What becomes of an agreement after its signature: amendments, its terms on a day, renewal, closing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days, formats
from jisr.actions import ActionScreen, note_errors
from jisr.begun import begin_url, list_url
from jisr.sections import section
from jisr.views import Screen
from partnerships import closing, terms
from partnerships.forms.amendment import DayForm, TickForm
from partnerships.models import Agreement, AgreementState, Amendment, AmendmentKind, ClosingItem, Renewal
from partnerships.renewal import next_step, renew_tacitly, why_not_tacitly
from partnerships.tables import AmendmentTable
from partnerships.views.obligation import keep_dates


def amendments_of(record: Agreement, user: Any) -> list[dict[str, Any]]:
    """The section of an agreement's amendments; nothing before the agreement is signed."""
    rows = Amendment.objects.visible_to(user).filter(agreement=record).current().select_related("agreement")
    binds = record.state in AgreementState.BINDING and not record.archived_at
    shown = section(
        _now("Amendments"),
        AmendmentTable,
        rows,
        user,
        add_url=begin_url("amendment_create", agreement=record.reference) if binds else "",
        all_url=list_url("amendment_list", agreement=record.reference),
        shown=("reference", "name", "kind", "state", "effective_on"),
    )
    return [shown] if record.state in AgreementState.SIGNED_ONES else []


def life_of(record: Agreement, user: Any) -> dict[str, Any]:
    """What the page of an agreement shows of its renewal and closing, and the form that asks how it stood on a day."""
    today = days.today()
    may_draft = user.has_perm("partnerships.add_amendment") and record.state in AgreementState.BINDING
    express = record.renewal == Renewal.EXPRESS and may_draft and not record.archived_at
    tacit = record.renewal == Renewal.TACIT and user.has_perm("partnerships.sign_agreement")
    url = begin_url("amendment_create", agreement=record.reference, kind=AmendmentKind.EXPRESS.value)
    return {
        "has_life": record.state in AgreementState.SIGNED_ONES,
        "day_form": DayForm(initial={"day": today}),
        "next_step": "" if record.archived_at else next_step(record, today),
        "renew_url": url if express else "",
        "may_renew_tacitly": tacit and not why_not_tacitly(record, today),
        "may_settle": closing.may_be_closed(record) and user.has_perm("partnerships.change_agreement"),
    }


class AgreementAsOf(Screen):
    """An agreement as it stood on a day: terms, parties, and the state that was on file."""

    model = Agreement
    template = "as_of"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, form = self.record(), DayForm(request.GET if "day" in request.GET else {"day": days.today()})
        if not form.is_valid():
            return self.page(record=record, form=form, status=422)
        day = form.cleaned_data["day"]
        then = terms.terms_on(record, day)
        return self.page(
            record=record,
            form=form,
            day=day,
            state=state_on(record, day),
            facts=facts_of(then),
            parties=[{**party, "shown": terms.name_of(party), "as": terms.role_of(party)} for party in then["parties"]],
            differences=terms.difference(then, terms.terms_of(record)),
        )


def state_on(record: Agreement, day: date) -> AgreementState | None:
    """The state that was on file at the end of `day`, in Casablanca; None where the agreement was not on file yet."""
    midnight = datetime.combine(day + timedelta(days=1), time(), formats.CASABLANCA)
    past = record.history.filter(history_date__lt=midnight).order_by("history_date", "history_id").last()
    return AgreementState(past.state) if past else None


def facts_of(then: terms.Terms) -> list[tuple[str, str, str]]:
    """Label, text and language of what the terms say."""
    lines = [(str(Agreement._meta.get_field(name).verbose_name), terms.day_of(then, name)) for name in terms.DAYS]
    facts = [(label, formats.day(day) if day else "", "") for label, day in lines]
    texts = [
        (str(Agreement._meta.get_field(f"description_{code}").verbose_name), text, code)
        for code, text in then["descriptions"].items()
    ]
    money = (str(Agreement._meta.get_field("amount").verbose_name), terms.money_of(then), "money")
    return [fact for fact in (*facts, money, *texts) if fact[1]]


class AgreementRenew(ActionScreen):
    model = Agreement
    action = "sign"
    title = _("Record the tacit renewal")
    explanation = _(
        "Nobody gave notice in time: the agreement goes on for the months agreed. "
        "The renewal is kept as an amendment, in force from the day after the end."
    )
    does_not_apply = _("This agreement is not renewed tacitly.")
    shown = ("ends_on", "renewal", "renewal_months", "notice_days")

    def applies_to(self, record: Agreement) -> bool:
        return record.renewal == Renewal.TACIT and not record.archived_at

    def act(self, record: Agreement, facts: dict[str, Any]) -> Amendment:
        amendment = renew_tacitly(record, by=self.request.user)
        keep_dates(record.pk, self.request)
        return amendment

    def done(self, shown: Any) -> str:
        return _now("The agreement is renewed until %(day)s.") % {"day": formats.day(shown.new_ends_on)}


class AgreementClose(Screen):
    """The closing checklist: each item ticked on a day, then the closing by who may sign."""

    model = Agreement
    action = "change"
    template = "close"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.shown(self.record())

    def shown(self, record: Agreement, failed: TickForm | None = None, status: int = 200) -> HttpResponse:
        lines = [(line, None if line.check else self.form_for(line.item, failed)) for line in closing.checklist(record)]
        may_close = self.request.user.has_perm("partnerships.sign_agreement")
        return self.page(
            record=record,
            lines=lines,
            is_open=closing.may_be_closed(record),
            may_close=may_close and all(line.check for line, _form in lines),
            status=status,
        )

    @staticmethod
    def form_for(item: ClosingItem, failed: TickForm | None) -> TickForm:
        """The item's form: the one that was refused, or a fresh one for today."""
        if failed is not None and failed.data.get("item") == item:
            return failed
        return TickForm(initial={"item": item, "done_on": days.today()}, auto_id=f"id_{item}_%s")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, act = self.record(), request.POST.get("do")
        form = TickForm(request.POST, auto_id=f"id_{request.POST.get('item', '')}_%s")
        try:
            if act == "close":
                closing.close(record, by=request.user)
                messages.success(request, _now("The agreement is closed."))
                return redirect(record.url_for())
            if act == "untick":
                closing.untick(record, _item(request), by=request.user)
            elif form.is_valid():
                closing.tick(record, by=request.user, **form.cleaned_data)
            else:
                return self.shown(record, form, 422)
        except ValidationError as error:
            return self.refused(record, form, error)
        return redirect(request.path)

    def refused(self, record: Agreement, form: TickForm, error: ValidationError) -> HttpResponse:
        """Show why beside the item it is about, else above the list."""
        if form.is_bound and form.is_valid() and hasattr(error, "error_dict"):
            note_errors(form, error)
            return self.shown(record, form, 422)
        messages.error(self.request, " ".join(error.messages))
        return redirect(self.request.path)


def _item(request: HttpRequest) -> str:
    item = request.POST.get("item", "")
    return item if item in ClosingItem.values else ""
