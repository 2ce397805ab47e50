"""What an amendment must satisfy, and what it does to its agreement."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr import days, formats
from jisr.models import User
from jisr.models.activity import Verb

from .agreement import Agreement, AgreementParty, AgreementState
from .path import lay, path_of, settled_by

if TYPE_CHECKING:
    from .amendment import Amendment, AmendmentParty

VALUES = ("new_starts_on", "new_ends_on", "new_amount", "scope_ar", "scope_fr", "scope_en")
PartyKey = tuple[int, str]


def check_agreement(agreement: Agreement) -> None:
    """Raise ValidationError unless the agreement is signed and neither ended nor archived."""
    if agreement.state not in AgreementState.BINDING:
        raise ValidationError(
            {
                "agreement": _("“%(agreement)s” is not in force (%(state)s): nothing of it can be amended.")
                % {"agreement": agreement.reference, "state": agreement.current_state.label}
            }
        )
    if agreement.archived_at:
        raise ValidationError({"agreement": _("The agreement is in the archive: take it out first.")})


def check_days(amendment: Amendment, agreement: Agreement) -> None:
    """Raise ValidationError by field where the days contradict each other or the agreement's own."""
    errors: dict[str, str] = {}
    first = amendment.new_starts_on or agreement.starts_on
    last = amendment.new_ends_on or agreement.ends_on
    if (amendment.new_starts_on or amendment.new_ends_on) and first and last and last < first:
        name = "new_ends_on" if amendment.new_ends_on else "new_starts_on"
        errors[name] = _("The agreement would end before it starts.")
    if agreement.signed_on:
        day = formats.day(agreement.signed_on)
        for name in ("signed_on", "effective_on"):
            if (value := getattr(amendment, name)) and value < agreement.signed_on:
                errors[name] = _("The agreement itself was signed on %(day)s.") % {"day": day}
    if errors:
        raise ValidationError(errors)


def check_changes(amendment: Amendment, rows: Collection[AmendmentParty], parties: Collection[PartyKey]) -> None:
    """Raise ValidationError when nothing changes, one leaves who is no party, or one joins who is already.

    `parties` are the (partner, role) of the agreement's present parties.
    """
    if not rows and all(getattr(amendment, name) in (None, "") for name in VALUES):
        raise ValidationError(_("Nothing changes: give a new day, amount or scope, or a party that joins or leaves."))
    for row in rows:
        stands = (row.partner_id, row.role) in parties
        about = {"partner": str(row.partner), "role": row.get_role_display()}
        if row.change == "leaves" and not stands:
            raise ValidationError(_("“%(partner)s” cannot leave: it is not a party as “%(role)s”.") % about)
        if row.change == "joins" and stands:
            raise ValidationError(_("“%(partner)s” cannot join: it is already a party as “%(role)s”.") % about)


def check_order(amendment: Amendment) -> None:
    """Raise ValidationError when the amendment takes effect on a day to come, or before one that is in force."""
    effective = amendment.effective_on
    assert effective is not None
    if amendment.kind != "tacit" and effective > days.today():
        sentence = _("It enters force on %(day)s: that day has not come yet.")
        raise ValidationError({"effective_on": sentence % {"day": formats.day(effective)}})
    applied = amendment.agreement.amendments.filter(state="in_force").order_by("effective_on", "number").last()
    if applied and (effective, amendment.number) < (applied.effective_on, applied.number):
        sentence = _("Amendment %(number)s has been in force since %(day)s: this one cannot take effect before it.")
        about = {"number": applied.number, "day": formats.day(applied.effective_on)}
        raise ValidationError({"effective_on": sentence % about})


def party_keys(agreement: Agreement) -> set[PartyKey]:
    return set(agreement.parties.values_list("partner_id", "role"))


def apply_to(agreement: Agreement, amendment: Amendment, *, by: User, via: str) -> None:
    """Write what the amendment changes into its locked agreement; ValidationError when the agreement refuses it."""
    for name, value in _new_values(amendment).items():
        setattr(agreement, name, value)
    rows = list(amendment.parties.select_related("partner"))
    try:
        agreement.full_clean(exclude=["reference", "parent", "proposal"])
    except ValidationError as error:
        raise ValidationError(error.messages) from error
    agreement.store(
        by=by,
        via=via,
        rows=[_joining(row, amendment.signed_on) for row in rows if row.change == "joins"],
        removed=_leaving(agreement, (row for row in rows if row.change == "leaves")),
        verb=Verb.AMENDED,
        data={"amendment": amendment.reference, "reason": str(amendment)},
    )


def follow_path(agreement: Agreement, amendment: Amendment, *, by: User, via: str) -> None:
    """Lay the amendment's own legal path on its way to approval, or close the step that its new state settles."""
    if amendment.state == "in_approval" and not path_of(amendment):
        lay(agreement, by=by, via=via, amendment=amendment)
    day = amendment.signed_on if amendment.state == "signed" else amendment.effective_on
    for step in settled_by(amendment, amendment.state, day) if day else []:
        agreement.store(by=by, via=via, rows=[step], verb=Verb.STEP_CLOSED, data={"step": step.names()})


def _new_values(amendment: Amendment) -> dict[str, Any]:
    values = {
        "starts_on": amendment.new_starts_on,
        "ends_on": amendment.new_ends_on,
        "amount": amendment.new_amount,
        "currency": amendment.new_currency,
        **{f"description_{code}": getattr(amendment, f"scope_{code}") for code in ("ar", "fr", "en")},
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def _joining(row: AmendmentParty, signed_on: date | None) -> AgreementParty:
    return AgreementParty(
        partner=row.partner, role=row.role, signatory=row.signatory, function=row.function, signed_on=signed_on
    )


def _leaving(agreement: Agreement, rows: Iterable[AmendmentParty]) -> list[AgreementParty]:
    wanted = {(row.partner_id, row.role) for row in rows}
    return [party for party in agreement.parties.all() if (party.partner_id, party.role) in wanted]
