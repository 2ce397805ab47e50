import gettext
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from jisr.management.commands.prepare import Command, compile_translations

pytestmark = pytest.mark.once

FRENCH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Bridge"
msgstr "Pont"

#, fuzzy
msgid "Road"
msgstr "Chemin"

msgid "%(count)s bridge"
msgid_plural "%(count)s bridges"
msgstr[0] "%(count)s pont"
msgstr[1] "%(count)s ponts"
"""


@pytest.fixture
def french(tmp_path: Path, settings: Any) -> Path:
    """A folder of translations with a French file."""
    folder = tmp_path / "locale/fr/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(FRENCH)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    return folder


def test_translations_are_compiled_once_and_again_when_they_change(french: Path) -> None:
    assert [compile_translations(), compile_translations()] == [1, 0]
    with (french / "django.mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)
    assert translations.gettext("Bridge") == "Pont"
    assert translations.gettext("Road") == "Road"
    plural = [translations.ngettext("%(count)s bridge", "%(count)s bridges", count) for count in (0, 1, 2)]
    assert plural == ["%(count)s pont", "%(count)s pont", "%(count)s ponts"]
    later = (french / "django.mo").stat().st_mtime + 5
    os.utime(french / "django.po", (later, later))
    assert compile_translations() == 1


@pytest.fixture
def assets(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A package that names what it does not carry, and our own style sheet, collected as in production."""
    package, own = tmp_path / "package", tmp_path / "own"
    package.mkdir()
    own.mkdir()
    (package / "package.css").write_text("a { background: url(missing.png) }\n/*# sourceMappingURL=package.css.map */")
    (package / "package.js").write_text("run();\n//# sourceMappingURL=package.js.map")
    (package / "package.css.map").write_text("{}")
    (own / "own.css").write_text("b { background: url(own.png) }")
    (own / "own.png").write_bytes(b"png")
    settings.STATICFILES_DIRS = [("vendor/package", package), ("own", own)]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "jisr.storage.StaticStorage"}}
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    finders.get_finder.cache_clear()
    yield tmp_path
    finders.get_finder.cache_clear()


def collected(assets: Path) -> list[str]:
    root = assets / "collected"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_static_files_are_collected_under_hashed_names_and_packages_forgiven(assets: Path) -> None:
    Command().collect_assets()
    assert staticfiles_storage.url("own/own.png") == "/static/own/own.bff139fa05ac.png"
    style = assets / "collected" / staticfiles_storage.stored_name("own/own.css")
    assert style.read_text() == 'b { background: url("own.bff139fa05ac.png") }'
    assert not [name for name in collected(assets) if ".map" in name]


def test_our_own_missing_picture_is_not_forgiven(assets: Path) -> None:
    (assets / "own/own.png").unlink()
    with pytest.raises(ValueError, match=r"own/own\.png"):
        Command().collect_assets()


def test_static_files_are_collected_again_only_when_one_changes(assets: Path) -> None:
    Command().collect_assets()
    (mark := assets / "collected/mark").touch()
    Command().collect_assets()
    assert mark.exists()
    (assets / "own/new.css").write_text("c { color: red }")
    Command().collect_assets()
    assert (mark.exists(), staticfiles_storage.exists(staticfiles_storage.stored_name("own/new.css"))) == (False, True)


def test_missing_packages_are_named_with_what_to_do(
    assets: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATICFILES_DIRS = [("vendor/tabler", assets / "nowhere")]
    call_command("check", "--tag", "staticfiles")
    assert f"jisr.W001) {assets / 'nowhere'} is missing, so pages have no look." in capsys.readouterr().err
