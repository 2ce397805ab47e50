"""Typed reading of environment variables; a malformed value is refused with a sentence."""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE = ("1", "true", "yes", "on")
FALSE = ("0", "false", "no", "off")
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql")
EMAIL_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "memorymail", "dummymail")
REDIS_SCHEMES = ("redis", "rediss", "unix")
BUCKET = "an address such as s3://bucket/folder?endpoint=https://s3.example.ma&region=ma-1"


def hide_password(url: str) -> str:
    """The address with its password, if any, replaced by three stars."""
    return re.sub(r"(://[^:/@]*):.*@", r"\1:***@", url)


class Environment:
    """Reads settings from a mapping of texts. An empty value counts as not given."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def refuse(self, name: str, value: str, accepted: str) -> ImproperlyConfigured:
        return ImproperlyConfigured(f"{name} is {value!r}, but it must be {accepted}.")

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def required(self, name: str, *, at_least: int, why: str) -> str:
        """A text of `at_least` characters. The value itself is never repeated in the message."""
        value = self.text(name)
        if len(value) < at_least:
            raise ImproperlyConfigured(
                f"{name} has {len(value)} characters, but it must be set to at least {at_least}: {why}."
            )
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name)
        if not value:
            return default
        if value.lower() not in TRUE + FALSE:
            raise self.refuse(name, value, f"one of {', '.join(TRUE)} or one of {', '.join(FALSE)}")
        return value.lower() in TRUE

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not re.fullmatch(r"[0-9]{1,18}", value) or not least <= int(value) <= most:
            raise self.refuse(name, value, f"a whole number from {least} to {most}")
        return int(value)

    def choice(self, name: str, default: str, accepted: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in accepted:
            raise self.refuse(name, value, f"one of {', '.join(accepted)}")
        return value

    def hosts(self, name: str, default: str = "") -> list[str]:
        """Host names separated by commas, without scheme, port or path."""
        hosts = [host.strip() for host in self.text(name, default).split(",") if host.strip()]
        for host in hosts:
            if not re.fullmatch(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:]+\]", host):
                raise self.refuse(name, host, "host names separated by commas, such as jisr.example.ma")
        return hosts

    def origins(self, name: str) -> list[str]:
        """Origins separated by commas, such as https://jisr.example.ma."""
        origins = [origin.strip() for origin in self.text(name).split(",") if origin.strip()]
        for origin in origins:
            if not re.fullmatch(r"https?://[^/\s]+", origin):
                raise self.refuse(name, origin, "origins separated by commas, such as https://jisr.example.ma")
        return origins

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made if it is not there yet."""
        path = Path(self.text(name, str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self.refuse(name, str(path), "a folder that can be written") from error
        return path

    def address(self, name: str, default: str, schemes: tuple[str, ...]) -> str:
        """An address whose scheme is one of `schemes`; its password is never repeated in the message."""
        value = self.text(name, default)
        accepted = "an address that begins with " + " or ".join(f"{scheme}://" for scheme in schemes)
        try:
            parts = urlsplit(value)
            _ = parts.port if parts.hostname else None
        except ValueError as error:
            raise self.refuse(name, hide_password(value), f"{accepted}, with a number as its port") from error
        if "://" not in value or parts.scheme not in schemes:
            raise self.refuse(name, hide_password(value), accepted)
        return value

    def database(self, name: str, default: Path, *, pool_size: int) -> dict[str, Any]:
        """Django's description of one SQLite or PostgreSQL database."""
        value = self.address(name, f"sqlite:///{default}", DATABASE_SCHEMES)
        config: dict[str, Any] = environ.Env.db_url_config(value)
        if not config["NAME"]:
            raise self.refuse(name, hide_password(value), "an address that ends with the database's name")
        options = config.setdefault("OPTIONS", {})
        if value.startswith("sqlite"):
            options |= {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
            }
            return config
        # To compile a union of many kinds takes longer than to run it; figures sort a hundred thousand rows in memory.
        options.setdefault("options", "-c jit=off -c work_mem=32MB")
        if pool_size:
            options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
        return config

    def email(self, name: str) -> dict[str, Any]:
        """Django's EMAIL_… settings; without a value, messages are written to the console."""
        value = self.address(name, "consolemail://", EMAIL_SCHEMES)
        config: dict[str, Any] = environ.Env.email_url_config(value)
        return {key: content for key, content in config.items() if key.startswith("EMAIL_")}

    def redis(self, name: str) -> str:
        """The address of Redis, or an empty text."""
        if not self.text(name):
            return ""
        value = self.address(name, "", REDIS_SCHEMES)
        if find_spec("redis") is None:
            raise ImproperlyConfigured(f"{name} is set, but the Python package redis is not installed.")
        return value

    def store(self, name: str, default: Path) -> dict[str, Any]:
        """Django's description of a file store: the folder `default`, or a bucket that nobody reads without us."""
        if not self.text(name):
            return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": default}}
        options = self.bucket(name)
        if find_spec("storages") is None or find_spec("boto3") is None:
            raise ImproperlyConfigured(f"{name} is set, but the Python package django-storages[s3] is not installed.")
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}

    def bucket(self, name: str) -> dict[str, Any]:
        """What an address s3://key:secret@bucket/folder?endpoint=…&region=… says; all but the bucket may be left out.

        Without a key, the one of the machine or of AWS_ACCESS_KEY_ID is used.
        """
        value = self.address(name, "", ("s3",))
        parts, query = urlsplit(value), parse_qs(urlsplit(value).query, keep_blank_values=True)
        endpoint, region = (query.pop(key, [""])[0] for key in ("endpoint", "region"))
        is_sound = (
            re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", parts.hostname or "")
            and parts.port is None
            and not query
            and re.fullmatch(r"(https?://[^/\s?#@]+/?)?", endpoint)
            and bool(parts.username) == bool(parts.password)
        )
        if not is_sound:
            raise self.refuse(name, hide_password(value), BUCKET)
        options: dict[str, Any] = {"bucket_name": parts.hostname, "default_acl": None, "file_overwrite": False}
        found = {
            "location": unquote(parts.path).strip("/"),
            "endpoint_url": endpoint,
            "region_name": region,
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
        }
        return options | {key: text for key, text in found.items() if text}
