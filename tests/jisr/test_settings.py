import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from jisr.settings.environment import Environment, hide_password

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
KEY = "k9#Vd!2mQz-" * 6
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "jisr.settings.prod",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "jisr.example.ma",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(*arguments: str, data_dir: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs manage.py with these variables and no others of ours."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)} | variables
    command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)


def refusal(method: str, *arguments: object, **values: str) -> str:
    environment = Environment(values)
    options = {"whole": {"least": 0, "most": 100}, "required": {"at_least": 50, "why": "it signs sessions"}}
    with pytest.raises(ImproperlyConfigured) as caught:
        getattr(environment, method)(next(iter(values)), *arguments, **options.get(method, {}))
    return str(caught.value)


def test_a_flag_reads_the_usual_words() -> None:
    environment = Environment({"A": "1", "B": "TRUE", "C": "off", "D": " no ", "E": ""})
    assert [environment.flag(name, True) for name in "ABCDEF"] == [True, True, False, False, True, True]


def test_a_flag_that_is_neither_yes_nor_no_is_refused() -> None:
    assert refusal("flag", True, DEMO="maybe") == (
        "DEMO is 'maybe', but it must be one of 1, true, yes, on or one of 0, false, no, off."
    )


@pytest.mark.parametrize("value", ["-1", "101", "12.5", "twelve", "١٢", "9" * 30])
def test_a_number_out_of_its_range_or_not_whole_is_refused(value: str) -> None:
    assert refusal("whole", 4, DATABASE_POOL_SIZE=value) == (
        f"DATABASE_POOL_SIZE is {value!r}, but it must be a whole number from 0 to 100."
    )


def test_the_ends_of_a_range_are_accepted() -> None:
    environment = Environment({"LOW": "0", "HIGH": "100"})
    assert environment.whole("LOW", 4, least=0, most=100) == 0
    assert environment.whole("HIGH", 4, least=0, most=100) == 100


def test_a_choice_outside_the_list_is_refused() -> None:
    assert refusal("choice", "ar", ("ar", "fr", "en"), DEFAULT_LANGUAGE="de") == (
        "DEFAULT_LANGUAGE is 'de', but it must be one of ar, fr, en."
    )


def test_hosts_are_names_and_nothing_else() -> None:
    assert Environment({"H": "jisr.ma, .example.ma,[::1]"}).hosts("H") == ["jisr.ma", ".example.ma", "[::1]"]
    for value in ("https://jisr.ma", "jisr.ma:8000", "jisr ma", "*"):
        assert refusal("hosts", ALLOWED_HOSTS=value) == (
            f"ALLOWED_HOSTS is {value!r}, but it must be host names separated by commas, such as jisr.example.ma."
        )


def test_origins_have_a_scheme() -> None:
    assert Environment({"O": "https://a.ma,http://b.ma:8000"}).origins("O") == ["https://a.ma", "http://b.ma:8000"]
    assert refusal("origins", CSRF_TRUSTED_ORIGINS="jisr.ma") == (
        "CSRF_TRUSTED_ORIGINS is 'jisr.ma', but it must be origins separated by commas, such as https://jisr.example.ma."
    )


def test_sqlite_waits_and_writes_ahead() -> None:
    config = Environment({}).database("DATABASE_URL", Path("/data/jisr.sqlite3"), pool_size=4)
    assert (config["ENGINE"], config["NAME"]) == ("django.db.backends.sqlite3", "/data/jisr.sqlite3")
    assert config["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }


def test_postgresql_is_pooled() -> None:
    environment = Environment({"DATABASE_URL": "postgres://jisr:s%40cret@db:5433/jisr"})
    config = environment.database("DATABASE_URL", Path("/data/jisr.sqlite3"), pool_size=6)
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert [config[key] for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME")] == [
        "db",
        5433,
        "jisr",
        "s@cret",
        "jisr",
    ]
    pool = {"min_size": 1, "max_size": 6, "timeout": 10}
    assert config["OPTIONS"] == {"options": "-c jit=off -c work_mem=32MB", "pool": pool}


ACCEPTED = "an address that begins with sqlite:// or postgres:// or postgresql://"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("mysql://u:secret@h/n", f"DATABASE_URL is 'mysql://u:***@h/n', but it must be {ACCEPTED}."),
        (
            "postgres://u:secret@h:port/n",
            f"DATABASE_URL is 'postgres://u:***@h:port/n', but it must be {ACCEPTED}, with a number as its port.",
        ),
        (
            "postgres://u:secret@h/",
            "DATABASE_URL is 'postgres://u:***@h/', but it must be an address that ends with the database's name.",
        ),
        ("jisr.sqlite3", f"DATABASE_URL is 'jisr.sqlite3', but it must be {ACCEPTED}."),
    ],
)
def test_a_malformed_database_address_is_refused_without_its_password(value: str, message: str) -> None:
    environment = Environment({"DATABASE_URL": value})
    with pytest.raises(ImproperlyConfigured) as caught:
        environment.database("DATABASE_URL", Path("/data/jisr.sqlite3"), pool_size=4)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://:p@ss:word@h:1/0", "redis://:***@h:1/0"),
        ("smtp://a:b@h", "smtp://a:***@h"),
        ("sqlite:////x", "sqlite:////x"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert hide_password(url) == shown


def test_mail_goes_to_the_console_without_a_server_and_over_tls_with_one() -> None:
    assert Environment({}).email("EMAIL_URL")["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    config = Environment({"EMAIL_URL": "smtp+tls://me:pw@mail.example.ma:587"}).email("EMAIL_URL")
    assert (config["EMAIL_HOST"], config["EMAIL_PORT"], config["EMAIL_USE_TLS"]) == ("mail.example.ma", 587, True)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal("folder", tmp_path, DATA_DIR=f"{tmp_path}/file/data") == (
        f"DATA_DIR is '{tmp_path}/file/data', but it must be a folder that can be written."
    )


def test_a_short_secret_is_refused_without_being_repeated() -> None:
    assert refusal("required", SECRET_KEY="secret") == (
        "SECRET_KEY has 6 characters, but it must be set to at least 50: it signs sessions."
    )


def test_production_passes_the_deployment_check_without_a_warning(tmp_path: Path) -> None:
    result = manage("check", "--deploy", "--fail-level", "WARNING", data_dir=tmp_path, **PRODUCTION)
    assert (result.returncode, result.stdout) == (0, "System check identified no issues (0 silenced).\n"), result.stderr


def test_production_refuses_the_demonstration(tmp_path: Path) -> None:
    result = manage("check", data_dir=tmp_path, **PRODUCTION | {"DEMO": "1"})
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: "
        "DEMO is on, but demonstration accounts are refused in production: set DEMO=0."
    )


def test_production_needs_a_secret_key(tmp_path: Path) -> None:
    result = manage("check", data_dir=tmp_path, **PRODUCTION | {"SECRET_KEY": ""})
    assert result.returncode == 1
    assert "SECRET_KEY has 0 characters" in result.stderr.splitlines()[-1]


def test_a_laptop_makes_its_secret_key_once_and_keeps_it_to_its_owner(tmp_path: Path) -> None:
    kept = []
    for _ in range(2):
        result = manage("check", data_dir=tmp_path, DJANGO_SETTINGS_MODULE="jisr.settings.dev")
        assert result.returncode == 0, result.stderr
        kept.append((tmp_path / "secret_key").read_text())
    assert (kept[0] == kept[1], len(kept[0]) >= 50) == (True, True)
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_documents_lie_in_a_folder_of_the_data_folder_unless_a_bucket_is_named() -> None:
    assert Environment({}).store("DOCUMENTS_URL", Path("/data/documents")) == {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": Path("/data/documents")},
    }


def test_an_address_says_bucket_folder_endpoint_region_and_key() -> None:
    whole = "s3://AKIA1:s%2Fcret@jisr-documents/commune/2026?endpoint=https://s3.example.ma:9000&region=ma-1"
    assert Environment({"DOCUMENTS_URL": whole}).bucket("DOCUMENTS_URL") == {
        "bucket_name": "jisr-documents",
        "default_acl": None,
        "file_overwrite": False,
        "location": "commune/2026",
        "endpoint_url": "https://s3.example.ma:9000",
        "region_name": "ma-1",
        "access_key": "AKIA1",
        "secret_key": "s/cret",
    }
    assert Environment({"DOCUMENTS_URL": "s3://jisr-documents"}).bucket("DOCUMENTS_URL") == {
        "bucket_name": "jisr-documents",
        "default_acl": None,
        "file_overwrite": False,
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("s3://", "s3://"),
        ("s3://Jisr_Documents", "s3://Jisr_Documents"),
        ("s3://key@bucket-one", "s3://key@bucket-one"),
        ("s3://key:secret@b", "s3://key:***@b"),
        ("s3://bucket-one:9000", "s3://bucket-one:9000"),
        ("s3://bucket-one?endpoint=s3.example.ma", "s3://bucket-one?endpoint=s3.example.ma"),
        ("s3://bucket-one?acl=public-read", "s3://bucket-one?acl=public-read"),
    ],
)
def test_a_malformed_bucket_is_refused_without_its_secret(value: str, shown: str) -> None:
    assert refusal("bucket", DOCUMENTS_URL=value) == (
        f"DOCUMENTS_URL is {shown!r}, but it must be "
        "an address such as s3://bucket/folder?endpoint=https://s3.example.ma&region=ma-1."
    )


def test_an_address_of_another_kind_than_a_bucket_is_refused() -> None:
    assert refusal("bucket", DOCUMENTS_URL="https://bucket") == (
        "DOCUMENTS_URL is 'https://bucket', but it must be an address that begins with s3://."
    )


def test_a_bucket_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = ["storages", "boto3"]  # what the machine has
    monkeypatch.setattr("jisr.settings.environment.find_spec", lambda name: name if name in installed else None)
    chosen = Environment({"DOCUMENTS_URL": "s3://bucket-one"}).store("DOCUMENTS_URL", Path("/data/documents"))
    assert chosen["BACKEND"] == "storages.backends.s3.S3Storage"
    installed.clear()
    assert refusal("store", Path("/data/documents"), DOCUMENTS_URL="s3://bucket-one") == (
        "DOCUMENTS_URL is set, but the Python package django-storages[s3] is not installed."
    )
