"""A validated import with history, in rows a second, beside a bare bulk_create of the same rows."""

import csv
import io
import time

from django.db import transaction

from jisr.exchange.applying import Write
from jisr.exchange.checking import Check
from jisr.exchange.headings import place_headings
from jisr.exchange.reading import read_table
from jisr.models import Trace, User, Via
from partnerships.models import Partner
from partnerships.resources import PartnerResource

ROWS = 10_000


def sheet(rows: int) -> io.BytesIO:
    """A CSV of new partners as a unit would keep them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["name_fr", "name_ar", "kind", "country", "city", "identifiers"])
    for number in range(rows):
        identifier = f"register:BENCH-{number}"
        writer.writerow([f"Association {number}", f"جمعية {number}", "civil_society", "MA", "Tamazirt", identifier])
    return io.BytesIO(text.getvalue().encode())


def measure_import(user: User) -> None:
    print(f"\nimport of {ROWS:,} partners from CSV")
    start = time.perf_counter()
    resource = PartnerResource(user=user)
    table = read_table(sheet(ROWS))
    rows = Check(resource, table, place_headings(resource, table, {}).columns).run()
    checked = time.perf_counter()
    with transaction.atomic():
        write = Write(resource, rows, Trace(user, Via.IMPORT))
        begun = time.perf_counter()
        write.run()
    written = time.perf_counter()
    bare = _bare(user)
    whole = written - start
    print(
        f"  checked in {checked - start:.2f} s, prepared in {begun - checked:.2f} s, written in {written - begun:.2f} s"
    )
    print(
        f"  {ROWS / whole:,.0f} rows/s with validation and history (goal 1,000); bare bulk_create {ROWS / bare:,.0f} rows/s"
    )
    print(f"  ratio to bare bulk_create: {whole / bare:.1f}", flush=True)


def _bare(user: User) -> float:
    rows = [
        Partner(
            authority=user.authority,
            reference=f"BARE-{number}",
            name_fr=f"Association {number}",
            name_ar=f"جمعية {number}",
            kind="civil_society",
            country="MA",
            city="Tamazirt",
        )
        for number in range(ROWS)
    ]
    start = time.perf_counter()
    with transaction.atomic():
        Partner.objects.bulk_create(rows, batch_size=1000)
        span = time.perf_counter() - start
        transaction.set_rollback(True)
    return span
