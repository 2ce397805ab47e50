"""The import of published activities: activities a second and peak memory, beside bare parsing and bare bulk_create.

`python -m benchmarks.iati parse|import FILE` measures one run in a process of its own and prints one JSON object.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from lxml import etree

SOURCE = Path(__file__).resolve().parents[2] / "shared/data/iati/mixed-publishers.xml"
TIMES = (1, 4)


def measure_iati(user: Any) -> None:
    if not SOURCE.exists():
        print(f"\nIATI: the published file is not at {SOURCE.name}; nothing measured")
        return
    print("\nimport of published activities")
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            path = _repeated(times, Path(folder))
            bare, whole = _run("parse", path), _run("import", path)
            floor = bare["seconds"] + whole["bulk_create"]
            print(
                f"  {whole['activities']:,} activities: {whole['activities'] / whole['seconds']:,.0f}/s in"
                f" {whole['seconds']:.1f} s; peak {whole['peak_mb']:.0f} MB (parsing alone {bare['peak_mb']:.0f} MB)"
            )
            print(
                f"    bare parsing {bare['seconds']:.2f} s + bulk_create of the same {whole['rows']:,} rows"
                f" {whole['bulk_create']:.2f} s; ratio {whole['seconds'] / floor:.2f} (goal 3)",
                flush=True,
            )


def _repeated(times: int, folder: Path) -> Path:
    """The published file, its activities repeated under new identifiers."""
    tree = etree.parse(str(SOURCE))
    root = tree.getroot()
    originals = [etree.tostring(item) for item in root.iterchildren("iati-activity")]
    for copy in range(1, times):
        for text in originals:
            item = etree.fromstring(text)
            identifier = item.find("iati-identifier")
            if identifier is not None and identifier.text:
                identifier.text = f"{identifier.text.strip()}-{copy}"
            root.append(item)
    path = folder / f"times-{times}.xml"
    tree.write(str(path))
    return path


def _run(what: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.iati", what, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def _peak() -> float:
    """This process's own peak in MB; getrusage would count the parent's, which a fork inherits."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


def parse(path: str) -> dict[str, Any]:
    start = time.perf_counter()
    for _event, element in etree.iterparse(path, tag="iati-activity", resolve_entities=False, no_network=True):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return {"seconds": time.perf_counter() - start, "peak_mb": _peak()}


def import_into_database(path: str) -> dict[str, Any]:
    import django

    django.setup()
    from funding.iati.importing import import_activities
    from funding.models import Project
    from jisr.models import Authority

    authority = Authority.objects.create(name_fr=f"Banc d'essai {Path(path).stem}")
    before = {model: _newest(model) for model in _models()}
    start = time.perf_counter()
    import_activities(path, authority=authority, by=None, choose_good=True, via="command")
    seconds, peak = time.perf_counter() - start, _peak()
    rows, bulk = _bulk_create_again(before)
    activities = Project.objects.filter(authority=authority).count()
    return {"seconds": seconds, "peak_mb": peak, "activities": activities, "rows": rows, "bulk_create": bulk}


def _models() -> list[Any]:
    from django.apps import apps

    from jisr.models import Activity, SourceRecord

    ours = (apps.get_app_config(label).get_models() for label in ("partnerships", "funding"))
    return [*(model for models in ours for model in models), Activity, SourceRecord]


def _newest(model: Any) -> int:
    return model._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0


def _bulk_create_again(before: dict[Any, int]) -> tuple[int, float]:
    """Seconds to write the imported rows and their history anew with bare bulk_create; nothing is kept."""
    from django.db import transaction

    new = {model: model._base_manager.filter(pk__gt=newest) for model, newest in before.items()}
    tables = {model: list(rows) for model, rows in new.items()}
    with transaction.atomic():
        for rows in reversed(new.values()):
            rows._raw_delete(rows.db)
        start = time.perf_counter()
        for model, rows in tables.items():
            model._base_manager.bulk_create(rows, batch_size=1000)
        span = time.perf_counter() - start
        transaction.set_rollback(True)
    return sum(map(len, tables.values())), span


if __name__ == "__main__":
    action = {"parse": parse, "import": import_into_database}[sys.argv[1]]
    print(json.dumps(action(sys.argv[2])))
