"""The migrated database that every worker starts from: made by the first that needs it, copied by the others."""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from jisr.migrating import collect_rarely

APPS = ("jisr", "partnerships", "funding", "reports")
READ = (
    "migrations/*.py",
    "models/*.py",
    "reference/*.py",
    "roles.py",
    "fields.py",
    "migrating.py",
    "trigram.py",
    "text.py",
)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time."""
    with (folder / "migrated.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def fingerprint() -> str:
    """Changes when anything does that a migration reads."""
    files = [path for app in APPS for part in READ for path in sorted((settings.BASE_DIR / app).glob(part))]
    files.append(settings.BASE_DIR / "requirements.txt")
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def fill_memory(creation: Any, folder: Path) -> tuple[sqlite3.Connection, Path]:
    """The test database in memory, and the file it is copied from, which later runs of the same code take too."""
    memory, template = sqlite3.connect(creation._get_test_db_name(), uri=True), folder / f"{fingerprint()}.sqlite3"
    with alone(folder):
        if not template.exists():
            creation.create_test_db(verbosity=0, serialize=False)
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            with closing(sqlite3.connect(template)) as file:
                memory.backup(file)
            return memory, template
    with closing(sqlite3.connect(template)) as file:
        file.backup(memory)
    return memory, template


def name_template(creation: Any, folder: Path, run: str) -> str:
    """The name of the database that PostgreSQL copies for each worker; it is migrated once in a run."""
    options, made, template = creation.connection.settings_dict["TEST"], folder / f"{run}.migrated", "test_migrated"
    own, options["NAME"] = creation._get_test_db_name(), template
    with alone(folder):
        if not made.exists():
            creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            creation.connection.close()
            made.touch()
    options |= {"NAME": own, "TEMPLATE": template}
    return template


def main() -> None:
    """Make the file that the tests on SQLite start from, where pytest keeps it, while there is a core to spare."""
    import django
    from django.db import connection

    collect_rarely()
    django.setup()
    folder = settings.BASE_DIR / ".pytest_cache/d/migrated"
    folder.mkdir(parents=True, exist_ok=True)
    fill_memory(connection.creation, folder)[0].close()


if __name__ == "__main__":
    main()
