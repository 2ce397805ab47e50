"""Rules of the whole house, kept by machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[1]
ORDER = ["jisr", "partnerships", "funding", "reports"]
LAYERS = ["models", "services", "forms", "filters", "tables", "resources", "views", "urls"]
PUBLIC = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "first_run",
    "set_language",
    "stop_mail",
    "calendar_feed",
}


def sources(app: str) -> list[Path]:
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def imported(path: Path) -> set[str]:
    """The full names of the modules a file imports, inside functions too."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = package[: len(package) - node.level + 1] if node.level else []
            found.add(".".join([*stem, *([node.module] if node.module else [])]))
    return found


@pytest.mark.parametrize("app", ORDER)
def test_imports_between_apps_go_one_way(app):
    above = ORDER[ORDER.index(app) + 1 :]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(app)
        for name in imported(path)
        if name.split(".")[0] in above
    ]
    assert wrong == []


@pytest.mark.parametrize("app", ORDER[1:])
def test_imports_inside_an_app_go_down_the_layers(app):
    wrong = []
    for path in sources(app):
        layer = path.relative_to(ROOT / app).parts[0].removesuffix(".py")
        if layer not in LAYERS:
            continue
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == app and len(parts) > 1 and parts[1] in LAYERS[LAYERS.index(layer) + 1 :]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_no_text_to_be_translated_stands_inside_another_where_it_is_not_collected():
    asked = {"_", "_now", "gettext", "pgettext", "ngettext", "npgettext", "gettext_lazy", "pgettext_lazy"}
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for app in ORDER
        for path in sources(app)
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in asked
    ]
    assert wrong == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    assert True  # the command exits otherwise


def test_no_template_holds_an_inline_script_or_style():
    pattern = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=\"|\son(click|change|submit|load)=", re.I)
    wrong = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if not {"pdf", "email"} & set(path.relative_to(ROOT / "templates").parts) and pattern.search(path.read_text())
    ]
    assert wrong == []


def test_nothing_that_is_built_or_fetched_is_committed():
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    wrong = [name for name in names if re.match(r"(node_modules|var|staticfiles|\.venv)/|.*\.(mo|sqlite3|pyc)$", name)]
    assert wrong == []


def patterns(resolver: URLResolver | None = None, prefix: str = "/") -> list[tuple[str, str]]:
    """Every (name, address) with sample arguments, of our own pages and the library's."""
    found = []
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + re.sub(r"<(int:)?\w+>", "1", re.sub(r"<(slug|str|uuid):\w+>", "x", str(item.pattern)))
        if isinstance(item, URLResolver):
            found += patterns(item, route)
        elif isinstance(item, URLPattern) and "(" not in route:
            found.append((item.name or "", route.replace("^", "").replace("$", "")))
    return found


@pytest.mark.django_db
def test_every_page_sends_a_stranger_to_sign_in(client):
    from tests.factories import make_user

    make_user("officer")
    wrong = []
    for name, address in patterns():
        if name in PUBLIC or name.startswith(("account_", "mfa_")):
            continue
        response = client.get(address)
        if response.status_code != 302 or "/accounts/login/" not in response.headers["Location"]:
            wrong.append(f"{name} {address}: {response.status_code}")
    assert wrong == []
