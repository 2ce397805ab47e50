import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.core.management.base import CommandError
from django.db import connection
from psycopg import sql

from jisr.backups import restore_backup

ROOT = Path(__file__).resolve().parents[2]
FILL = """
from django.core.files.base import ContentFile
from jisr.models import Authority, User
authority = Authority.objects.create(name_ar="جماعة القنيطرة", name_fr="Commune de Kénitra")
authority.logo.save("logo.png", ContentFile(bytes(range(256)) * 4096))
user = User.objects.create_user("amina@example.org", "a long password", full_name="أمينة", authority=authority)
from jisr.documents import attach
from jisr.models import DocumentType
from partnerships.models import Partner
partner = Partner(authority=authority, name_fr="PNUD", kind="un")
partner.store(by=user)
kind, file = DocumentType.objects.get(code="letter"), ContentFile("رسالة".encode(), name="رسالة.txt")
attach(partner, file, title="رسالة", type=kind, by=user)
"""


@dataclass
class Installation:
    """An installation of its own: a data folder and a database."""

    data_dir: Path
    url: str

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "jisr.settings.dev",
            "DATA_DIR": str(self.data_dir),
            "DATABASE_URL": self.url,
            "DEFAULT_LANGUAGE": "en",
        }
        command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)

    def run(self, *arguments: str) -> str:
        result = self.manage(*arguments)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    def refusal(self, *arguments: str) -> str:
        result = self.manage(*arguments)
        assert result.returncode == 1
        return result.stderr.strip().splitlines()[-1]

    def tables(self) -> dict[str, list[str]]:
        """Each table's rows, in an order that does not depend on how they are stored."""
        if self.url.startswith("sqlite"):
            database = sqlite3.connect(self.data_dir / "jisr.sqlite3")
            names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            rows = {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
            database.close()
        else:
            with psycopg.connect(self.url) as server:
                query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                names = [row[0] for row in server.execute(query)]
                select = sql.SQL("SELECT * FROM {}")
                rows = {name: server.execute(select.format(sql.Identifier(name))).fetchall() for name in names}
        return {name: sorted(map(repr, rows[name])) for name in sorted(rows)}

    def files(self) -> dict[str, bytes]:
        """Each file and document, by its place in the data folder."""
        places = [path for top in ("files", "documents") for path in (self.data_dir / top).rglob("*")]
        return {str(path.relative_to(self.data_dir)): path.read_bytes() for path in places if path.is_file()}


def postgresql_url(name: str) -> str:
    """The address of another database on the server the tests run on."""
    parameters = connection.get_connection_params()
    password = f":{quote(parameters['password'])}" if parameters.get("password") else ""
    port = f"&port={parameters['port']}" if parameters.get("port") else ""
    return f"postgres://{parameters['user']}{password}@/{name}?host={quote(parameters['host'])}{port}"


@pytest.fixture(scope="session")
def installations(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, django_db_setup: None, migrated: Path | str
) -> Iterator[list[Installation]]:
    """One that holds an authority, a user and a file, and one with empty tables."""
    on_sqlite = connection.vendor == "sqlite"
    names = [f"backup_{side}_{worker_id}" for side in ("source", "target")]
    if not on_sqlite:
        server = psycopg.connect(postgresql_url("postgres"), autocommit=True)
        for name in names:
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, str(migrated))))
            )
    places = []
    for name in names:
        folder = tmp_path_factory.mktemp(name)
        url = f"sqlite:///{folder}/jisr.sqlite3" if on_sqlite else postgresql_url(name)
        if on_sqlite:
            shutil.copy(migrated, folder / "jisr.sqlite3")
        places.append(Installation(folder, url))
    places[0].run("shell", "--verbosity", "0", "-c", FILL)
    yield places
    if not on_sqlite:
        for name in names:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.close()


@pytest.fixture(scope="session")
def backup(installations: list[Installation]) -> Path:
    return Path(installations[0].run("backup"))


def repack(source: Path, target: Path, *, replace: dict[str, bytes]) -> Path:
    """The same archive with other contents under some names."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        contents = {member.name: old.extractfile(member).read() for member in old}  # type: ignore[union-attr]
        for name, content in (contents | replace).items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return target


def test_an_empty_installation_becomes_what_was_backed_up_and_is_not_replaced_unasked(
    installations: list[Installation], backup: Path
) -> None:
    source, target = installations
    assert (backup.parent, backup.stat().st_mode & 0o777) == (source.data_dir / "backups", 0o600)
    assert target.run("restore", str(backup)) == f"Restored {backup}."
    assert target.tables() == source.tables()
    assert len(source.tables()["jisr_user"]) == 1
    assert target.files() == source.files()
    kept = [(name.split("/")[0], len(content)) for name, content in source.files().items()]
    assert kept == [("files", 1024 * 1024), ("documents", len("رسالة".encode()))]

    change = "from jisr.models import User; User.objects.update(full_name='Somebody else')"
    target.run("shell", "--verbosity", "0", "-c", change)
    changed = target.tables()
    assert target.refusal("restore", str(backup)) == (
        "CommandError: This installation is not empty. Add --replace (make restore … REPLACE=1)."
    )
    assert target.tables() == changed
    target.run("restore", str(backup), "--replace")
    assert target.tables() == source.tables()
    (kept,) = (target.data_dir / "backups").glob("before-restore-*.tar.gz")
    target.run("restore", str(kept), "--replace")
    assert target.tables() == changed


def refused(path: Path) -> str:
    """Why a backup is refused by the installation that the tests run in, which stays as it is."""
    with pytest.raises(CommandError) as caught:
        restore_backup(path)
    return str(caught.value)


@pytest.mark.django_db
def test_half_a_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.tar.gz"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    assert refused(half) == (
        f"{half} is not a whole backup: Compressed file ended before the end-of-stream marker was reached"
    )


@pytest.mark.django_db
def test_a_backup_with_a_file_that_is_not_on_its_list_is_refused(backup: Path, tmp_path: Path) -> None:
    changed = repack(backup, tmp_path / "changed.tar.gz", replace={"files/authorities/new.txt": b"new"})
    assert refused(changed) == "The backup is damaged: its content is not what its list says."


@pytest.mark.django_db
def test_a_backup_that_would_write_elsewhere_is_refused(backup: Path, tmp_path: Path) -> None:
    escaping = repack(backup, tmp_path / "escaping.tar.gz", replace={"files/../../escaped": b"out"})
    assert refused(escaping) == f"{escaping} is not a whole backup: unexpected entry files/../../escaped"


def with_manifest(backup: Path, target: Path, old: str, new: str) -> Path:
    """The same archive with one text of its manifest replaced."""
    with tarfile.open(backup) as archive:
        manifest = archive.extractfile("manifest.json").read().decode()  # type: ignore[union-attr]
    assert manifest.count(old) == 1
    return repack(backup, target, replace={"manifest.json": manifest.replace(old, new).encode()})


@pytest.mark.django_db
def test_a_backup_of_a_newer_version_is_refused(backup: Path, tmp_path: Path) -> None:
    newer = with_manifest(backup, tmp_path / "newer.tar.gz", '"migrations": [', '"migrations": ["jisr.9999_later", ')
    assert refused(newer) == "The backup was made by a newer version of Jisr: it holds jisr.9999_later."


@pytest.mark.django_db
def test_a_backup_of_another_kind_of_database_is_refused(backup: Path, tmp_path: Path) -> None:
    ours, theirs = connection.vendor, {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    other = with_manifest(backup, tmp_path / "other.tar.gz", f'"database": "{ours}"', f'"database": "{theirs}"')
    assert refused(other) == f"The backup is of a {theirs} database, but DATABASE_URL names a {ours} one."


@pytest.mark.django_db
def test_a_backup_whose_documents_are_in_a_bucket_is_refused_without_it(backup: Path, tmp_path: Path) -> None:
    other = with_manifest(backup, tmp_path / "bucket.tar.gz", '"documents": "folder"', '"documents": "bucket"')
    assert refused(other) == "The backup's documents are in a bucket: set DOCUMENTS_URL to it before restoring."
