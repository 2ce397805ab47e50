import re
from pathlib import Path

from jisr.management.commands.makemessages import NAMES

ROOT = Path(__file__).resolve().parents[2]
ALIAS = re.compile(r"^from django\.utils\.translation import \w*gettext\w* as (\w+)$", re.MULTILINE)


def test_each_name_under_which_gettext_is_imported_is_one_that_texts_are_collected_by():
    files = (path for part in ("jisr", "partnerships", "funding", "reports") for path in (ROOT / part).rglob("*.py"))
    names = {name for path in files for name in ALIAS.findall(path.read_text())}
    assert names == {"_", *NAMES}
