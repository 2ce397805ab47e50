"""Renewal of an agreement: by an act that is drafted and signed, or tacitly when nobody gave notice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jisr import days, formats
from jisr.models import User, Via
from jisr.models.activity import Verb
from jisr.recurrence import add_months
from partnerships import terms
from partnerships.models import Agreement, AgreementState, Amendment, AmendmentKind, AmendmentState, Renewal
from partnerships.models.amending import apply_to

LANGUAGES = ("ar", "fr", "en")
TITLES = {
    AmendmentKind.TACIT: gettext_noop("Tacit renewal until %(day)s"),
    AmendmentKind.EXPRESS: gettext_noop("Renewal until %(day)s"),
}


def renewed_until(last: date, months: int) -> date:
    """The last day of a period of `months` that begins the day after `last`.

    A year that ends on 31 December is renewed until 31 December, a month that ends on 28 February until 31 March. Where
    the month reached has no such day, the period ends with that month.
    """
    first = last + timedelta(days=1)
    reached = add_months(first, months)
    return reached - timedelta(days=1) if reached.day == first.day else reached


def renewal_values(agreement: Agreement, kind: str) -> dict[str, Any]:
    """What an amendment that renews the agreement says: kind, names, first day and, where months are agreed, last day."""
    values: dict[str, Any] = {"kind": kind}
    if agreement.ends_on:
        values["effective_on"] = agreement.ends_on + timedelta(days=1)
    if agreement.ends_on and agreement.renewal_months:
        until = renewed_until(agreement.ends_on, agreement.renewal_months)
        values |= {"new_ends_on": until, **_names(kind, until)}
    return values


def renew(agreement: Agreement, *, by: User, via: str = Via.PAGE) -> Amendment:
    """Renew as the agreement says: a tacit renewal enters force, an express one is drafted. Returns the amendment.

    Raises PermissionDenied, or ValidationError when the agreement is not renewed, or not yet.
    """
    if agreement.renewal == Renewal.TACIT:
        return renew_tacitly(agreement, by=by, via=via)
    if agreement.renewal == Renewal.NONE:
        raise ValidationError(_("This agreement is not renewed."))
    if not (agreement.ends_on and agreement.renewal_months):
        raise ValidationError(_("Say when the agreement ends and for how many months it is renewed."))
    amendment = _amendment(agreement, AmendmentKind.EXPRESS)
    amendment.full_clean(exclude=["reference"])
    amendment.store(by=by, via=via)
    return amendment


def renew_tacitly(agreement: Agreement, *, by: User, via: str = Via.PAGE) -> Amendment:
    """Put a tacit renewal in force from the day after the end, in one transaction. Returns the amendment.

    Raises PermissionDenied for who may not sign, ValidationError while nothing may be renewed tacitly.
    """
    with transaction.atomic():
        locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
        if refusal := why_not_tacitly(locked, days.today()):
            raise ValidationError(refusal)
        amendment = _amendment(locked, AmendmentKind.TACIT)
        amendment.before = terms.terms_of(locked)
        amendment.after = terms.amended(amendment.before, amendment, [])
        amendment.number = 1 + max(locked.amendments.values_list("number", flat=True), default=0)
        amendment.start_at(AmendmentState.IN_FORCE, by=by)
        amendment.full_clean(exclude=["reference"])
        amendment.store(by=by, via=via, verb=Verb.STARTED, data={"to": str(AmendmentState.IN_FORCE)})
        apply_to(locked, amendment, by=by, via=via)
    return amendment


def why_not_tacitly(agreement: Agreement, today: date) -> str:
    """Why the agreement cannot be renewed tacitly on `today`, as a sentence; "" where it can."""
    if agreement.archived_at:
        return _("The record is in the archive: take it out first.")
    if agreement.state != AgreementState.IN_FORCE:
        return _("Only an agreement in force is renewed tacitly.")
    if agreement.renewal != Renewal.TACIT:
        return _("This agreement is not renewed tacitly.")
    if not (agreement.ends_on and agreement.renewal_months):
        return _("Say when the agreement ends and for how many months it is renewed.")
    first = opens_on(agreement)
    if first and today < first:
        return _("Until %(day)s a party may still give notice.") % {"day": formats.day(first - timedelta(days=1))}
    return ""


def opens_on(agreement: Agreement) -> date | None:
    """The first day on which a tacit renewal is certain: after the notice day, or the day of the end where none is asked."""
    return agreement.notice_on + timedelta(days=1) if agreement.notice_on else agreement.ends_on


def next_step(agreement: Agreement, today: date) -> str:
    """What to do next about the end of an agreement that binds, in the reader's language; "" where nothing is due."""
    if agreement.state not in AgreementState.BINDING or agreement.ends_on is None:
        return ""
    if agreement.renewal == Renewal.TACIT:
        return _next_tacit(agreement, today)
    if agreement.renewal == Renewal.EXPRESS:
        if agreement.ends_on < today:
            return _("The end is past: sign the renewal, or end the agreement")
        return _("Draft the renewal and have it signed before %(day)s") % {"day": formats.day(agreement.ends_on)}
    if agreement.ends_on < today:
        return _("The end is past: end the agreement, then close it")
    return _("Prepare the closing for %(day)s") % {"day": formats.day(agreement.ends_on)}


def _next_tacit(agreement: Agreement, today: date) -> str:
    first = opens_on(agreement)
    assert first is not None
    if today < first:
        return _("Decide before %(day)s whether to give notice") % {"day": formats.day(first)}
    return _("Record the tacit renewal")


def _amendment(agreement: Agreement, kind: str) -> Amendment:
    return Amendment(authority_id=agreement.authority_id, agreement=agreement, **renewal_values(agreement, kind))


def _names(kind: str, until: date) -> dict[str, str]:
    """The name of a renewal in the three languages."""
    names = {}
    for code in LANGUAGES:
        with translation.override(code):
            names[f"name_{code}"] = _(TITLES[AmendmentKind(kind)]) % {"day": formats.day(until)}
    return names
