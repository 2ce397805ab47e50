"""One .tar.gz that holds the database and the files, and the way back from it.

Documents in a bucket (DOCUMENTS_URL) stay there: the bucket keeps its own copies.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

MANIFEST, DATABASE, FILES, DOCUMENTS = "manifest.json", "database", "files", "documents"
FORMAT = 1
EMPTY_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


def write_backup(path: Path) -> None:
    """Writes the database as it is at one instant, then the files, to `path`, which only its owner can read.

    The archive appears under its name only when it is whole. Files added meanwhile may be in it without their row.
    """
    unfinished = path.with_name(f".{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        dump = Path(folder) / DATABASE
        dump_database(dump)
        sources = {DATABASE: dump} | dict(stored_files())
        manifest = {
            "format": FORMAT,
            "made_at": timezone.now().isoformat(),
            "database": connection.vendor,
            "documents": document_store(),
            "migrations": applied_migrations(),
            "sha256": {name: digest_of(source) for name, source in sources.items()},
        }
        try:
            with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as target:
                write_archive(target, manifest, sources)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def write_archive(target: io.BufferedWriter, manifest: dict[str, Any], sources: dict[str, Path]) -> None:
    with tarfile.open(fileobj=target, mode="w:gz", compresslevel=6) as archive:
        text = json.dumps(manifest, indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
        for name, source in sources.items():
            archive.add(source, arcname=name, recursive=False)


def restore_backup(path: Path) -> None:
    """Puts the database and the files back as they were, replacing what is here.

    Everything is unpacked and compared with the manifest first. The database is replaced in one transaction.
    Raises CommandError when the archive is damaged, is of another kind of database, or of a newer Jisr.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        place = Path(folder)
        manifest = unpack(path, place)
        check_manifest(manifest, place)
        load_database(place / DATABASE)
        for name, root in file_roots().items():
            replace_files(place / name, root)


def file_roots() -> dict[str, Path]:
    """Name in the archive → the folder it is of: files, and documents unless they are in a bucket."""
    roots, store = {FILES: Path(settings.MEDIA_ROOT)}, storages["documents"]
    return roots | {DOCUMENTS: Path(store.location)} if isinstance(store, FileSystemStorage) else roots


def document_store() -> str:
    return "folder" if DOCUMENTS in file_roots() else "bucket"


def stored_files() -> Iterator[tuple[str, Path]]:
    """Name in the archive and place of each file."""
    for name, root in file_roots().items():
        for path in sorted(root.rglob("*")):
            if path.is_file():
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def digest_of(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations)


def unpack(path: Path, place: Path) -> dict[str, Any]:
    """Unpacks what a backup holds and nothing else, and returns its manifest."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            for member in archive:
                extract(archive, member, place)
        manifest: dict[str, Any] = json.loads((place / MANIFEST).read_text())
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        raise CommandError(_("%(file)s is not a whole backup: %(why)s") % {"file": path, "why": error}) from error
    return manifest


def extract(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> None:
    name = PurePosixPath(member.name)
    expected = member.name in (MANIFEST, DATABASE) or name.parts[:1] in ((FILES,), (DOCUMENTS,))
    if not member.isreg() or not expected or name.is_absolute() or ".." in name.parts:
        raise tarfile.TarError(f"unexpected entry {member.name}")
    target = place / name
    target.parent.mkdir(parents=True, exist_ok=True)
    source = archive.extractfile(member)
    assert source is not None
    with target.open("wb") as output:
        shutil.copyfileobj(source, output)


def check_manifest(manifest: dict[str, Any], place: Path) -> None:
    """Refuses an archive that cannot be restored here, before anything is touched."""
    if manifest.get("format") != FORMAT:
        raise CommandError(_("The backup has a format that this version of Jisr does not know."))
    if manifest["database"] != connection.vendor:
        raise CommandError(
            _("The backup is of a %(theirs)s database, but DATABASE_URL names a %(ours)s one.")
            % {"theirs": manifest["database"], "ours": connection.vendor}
        )
    if (kept := manifest.get("documents", "folder")) != document_store():
        raise CommandError(
            _("The backup's documents are in a bucket: set DOCUMENTS_URL to it before restoring.")
            if kept == "bucket"
            else _("The backup holds its documents, but DOCUMENTS_URL names a bucket: restore without it.")
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    if newer := sorted(set(manifest["migrations"]) - known):
        raise CommandError(_("The backup was made by a newer version of Jisr: it holds %(name)s.") % {"name": newer[0]})
    unpacked = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    unpacked.pop(MANIFEST)
    if {name: digest_of(path) for name, path in unpacked.items()} != manifest["sha256"]:
        raise CommandError(_("The backup is damaged: its content is not what its list says."))


def replace_files(new: Path, root: Path) -> None:
    old = root.with_name(f"{root.name}.replaced")
    new.mkdir(exist_ok=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    if root.exists():
        root.rename(old)
    shutil.move(new, root)
    shutil.rmtree(old, ignore_errors=True)


def dump_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(target) as copy:
            connection.connection.backup(copy)
        copy.close()
    else:
        run_postgresql("pg_dump", "--no-owner", "--no-privileges", "--file", str(target))


def load_database(source: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(source) as copy:
            copy.backup(connection.connection)
        copy.close()
    else:
        connection.close()
        script = source.with_name("restore.sql")
        with script.open("wb") as target, source.open("rb") as dump:
            target.write(EMPTY_SCHEMA.encode())
            shutil.copyfileobj(dump, target)
        run_postgresql("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-f", str(script))
    connection.close()


def run_postgresql(program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's own programs on our database. The password travels in the environment."""
    parameters = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    environment = {name: str(parameters[key]) for key, name in names.items() if parameters.get(key)}
    try:
        subprocess.run([program, *arguments], env=os.environ | environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise CommandError(_("%(program)s is missing: install postgresql-client.") % {"program": program}) from error
    except subprocess.CalledProcessError as error:
        raise CommandError(f"{program}: {error.stderr.strip()}") from error
