"""Ten thousand agreements and ten obligations each: lists, late ones, legal paths, what blocks a payment, the home page."""

from datetime import date, timedelta
from itertools import islice

from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from benchmarks.seeding import CHUNK, PLACES, grow_to
from benchmarks.timing import content, row, timed
from funding.models import Instalment
from jisr import days
from jisr.models import User
from jisr.text import normalise
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    LegalStep,
    Obligation,
    ObligationKind,
    Partner,
    PartyRole,
)

AGREEMENTS, EACH, PROJECTS, STEPS = 10_000, 10, 5_000, 7
STATES = ("in_force", "signed", "in_force", "ended", "in_approval")
PAGES = {
    "agreements, first page": "/agreements/",
    "agreements, last page": "/agreements/?page=999999",
    "agreements, search": "/agreements/?q=kenitra+{rare}",
    "obligations, not settled, first page": "/obligations/",
    "obligations, not settled, last page": "/obligations/?page=999999",
    "obligations, all, first page": "/obligations/?state=all",
    "obligations, all, middle page": "/obligations/?state=all&page=1000",
    "obligations, all, last page": "/obligations/?state=all&page=999999",
    "obligations, search": "/obligations/?state=all&q=kenitra+{rare}",
    "obligations, late": "/obligations/?due=late",
    "obligations, due soon": "/obligations/?due=soon",
    "what blocks the next payment": "{blocking_payments}",
    "instalments, blocked": "/instalments/?standing=blocked",
    "legal paths": "{legal_paths}",
    "home": "/",
}


def measure_agreements(user: User) -> None:
    grow_to(PROJECTS, user)
    grow_agreements(user)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does after such a load
    print(f"\n{AGREEMENTS:,} agreements, {AGREEMENTS * EACH:,} obligations")
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    addresses = {name: _address(name) for name in ("blocking_payments", "legal_paths")}
    for title, address in PAGES.items():
        path = address.format(rare=AGREEMENTS - 7, **addresses)
        if path:
            row(title, timed(lambda path=path: content(client.get(path))))
    for title, model in (("agreement page", Agreement), ("obligation page", Obligation)):
        path = model.objects.visible_to(user).order_by("pk")[AGREEMENTS // 2].url_for()
        row(title, timed(lambda path=path: content(client.get(path))))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def grow_agreements(user: User) -> None:
    """Write agreements with a donor, some legal paths, obligations, and the instalments that some of them unlock."""
    kinds, duties = list(AgreementKind.objects.all()), list(ObligationKind.objects.all())
    donors = list(Partner.objects.visible_to(user)[:200])
    instalments = Instalment.objects.visible_to(user).order_by("pk").iterator(CHUNK)
    for first in range(0, AGREEMENTS, CHUNK):
        numbers = range(first, min(first + CHUNK, AGREEMENTS))
        made = Agreement.objects.bulk_create(_agreement(number, kinds, user) for number in numbers)
        AgreementParty.objects.bulk_create(
            AgreementParty(agreement=agreement, partner=donors[number % len(donors)], role=PartyRole.DONOR)
            for number, agreement in zip(numbers, made, strict=True)
        )
        LegalStep.objects.bulk_create(
            LegalStep(agreement=agreement, name_fr=f"Étape {position}", position=position, state="waiting")
            for agreement in made
            if agreement.state == "in_approval"
            for position in range(STEPS)
        )
        taken = list(islice(instalments, len(made)))
        for agreement, instalment in zip(made, taken, strict=False):
            instalment.agreement = agreement
        Instalment.objects.bulk_update(taken, ["agreement"], batch_size=200)
        unlocked = {instalment.agreement_id: instalment for instalment in taken}
        Obligation.objects.bulk_create(
            (
                _obligation(number * EACH + place, agreement, duties, unlocked.get(agreement.pk), user)
                for number, agreement in zip(numbers, made, strict=True)
                for place in range(EACH)
            ),
            batch_size=CHUNK,
        )


def _agreement(number: int, kinds: list[AgreementKind], user: User) -> Agreement:
    starts = date(2023, 1, 1) + timedelta(days=number % 1000)
    agreement = Agreement(
        authority=user.authority,
        reference=f"AGR-2025-{number:06d}",
        name_fr=f"Convention {PLACES[number % len(PLACES)]} {number}",
        name_ar=f"اتفاقية {number}",
        kind=kinds[number % len(kinds)],
        state=STATES[number % len(STATES)],
        signed_on=starts - timedelta(days=30),
        starts_on=starts,
        ends_on=starts + timedelta(days=1500),
        notice_days=90 if number % 3 == 0 else None,
        owner=user,
    )
    agreement.search_text = normalise(f"{agreement.reference} {agreement.name_fr} {agreement.name_ar}")
    return agreement


def _obligation(
    number: int, agreement: Agreement, kinds: list[ObligationKind], unlocked: Instalment | None, user: User
) -> Obligation:
    today = days.today()
    due = today + timedelta(days=(number * 37) % 1400 - 900)
    state = "accepted" if due < today and number % 20 else "open"
    reference = f"OBL-2025-{number:07d}"
    return Obligation(
        authority=user.authority,
        reference=reference,
        agreement=agreement,
        kind=kinds[number % len(kinds)],
        side=("ours", "theirs")[number % 2],
        due_on=due,
        state=state,
        owner=user,
        unlocks=unlocked if number % EACH == 0 else None,
        search_text=normalise(f"{reference} {agreement.search_text}"),
    )
