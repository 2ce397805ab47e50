import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from funding.models import Project
from jisr.models import Activity, Authority, User
from partnerships.models import Partner
from tests.factories import make_authority, make_partner, make_user
from tests.funding.iati.files import PUBLISHED, activity, file_of, money


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_iati", *arguments, stdout=out)
    return out.getvalue()


def write(path: Path, *activities: str) -> Path:
    path.write_bytes(file_of(*activities).getvalue())
    return path


def test_json_is_one_object_that_says_how_many_of_each(commune: Authority) -> None:
    [summary] = json.loads(run(PUBLISHED / "mixed-publishers.xml", "--country", "MA", "--json"))["files"]

    assert summary["activities"] == {
        "read": 401,
        "elsewhere": 399,
        "refused": 0,
        "taken": 2,
        "made": 2,
        "changed": 0,
        "unchanged": 0,
    }
    assert summary["written"] is True
    assert summary["records"]["fundings"] == {"made": 2}
    assert sum(line["count"] for line in summary["transactions"]) == 4
    assert Project.objects.count() == 2


def test_every_country_is_taken_unless_one_is_named(commune: Authority) -> None:
    [summary] = json.loads(run(PUBLISHED / "worldbank-679.xml", "--json"))["files"]

    assert (summary["activities"]["made"], summary["activities"]["elsewhere"]) == (5, 0)


def test_the_summary_is_told_in_sentences(commune: Authority, tmp_path: Path) -> None:
    make_partner(authority=commune, name_en="The Donor (TD)")
    text = run(write(tmp_path / "a.xml", activity(more=money("2", "-5"))))

    assert text.splitlines() == [
        "a.xml",
        "  The file is imported.",
        "  Activities: 1 read, 1 new, 0 changed, 0 unchanged, 0 refused, 0 for other countries.",
        "  Partners: 1 new, 0 matched by identifier, 0 matched by name.",
        "    1 × outgoing commitment (negative: refund or reduction): Commitment of the funder",
        f"  ? The Donor is new and may be {Partner.objects.get(name_en='The Donor (TD)').reference}, The Donor (TD)",
    ]


def test_a_refused_file_is_told_activity_by_activity_and_ends_in_failure(commune: Authority, tmp_path: Path) -> None:
    out = StringIO()
    bad = write(tmp_path / "bad.xml", activity("A"), activity("B", more=money(amount="1,5")))
    with pytest.raises(CommandError, match="Not every file was imported"):
        call_command("import_iati", bad, stdout=out)

    assert out.getvalue().splitlines()[-1] == (
        "  ✗ B: line 21, transaction/value: “1,5” not a number: "
        "digits, with a point before the decimals and no other separator"
    )
    assert Project.objects.count() == 0


def test_good_rows_go_in_by_choice(commune: Authority, tmp_path: Path) -> None:
    run(write(tmp_path / "bad.xml", activity("A"), activity("B", more=money(amount="1,5"))), "--good-rows")

    assert [one.donor_number for one in Project.objects.all()] == ["A"]


def test_the_import_is_signed_by_who_is_named(commune: Authority, officer: User, tmp_path: Path) -> None:
    run(write(tmp_path / "a.xml", activity()), "--by", officer.email)
    line = Activity.objects.get(verb="imported")

    assert (line.by, line.via) == (officer, "command")


def test_several_authorities_ask_who_imports(commune: Authority, tmp_path: Path) -> None:
    other = make_user("officer", authority=make_authority(name_fr="Autre"))
    file = write(tmp_path / "a.xml", activity())
    with pytest.raises(CommandError, match="Say by --by EMAIL who imports"):
        run(file)
    run(file, "--by", other.email)

    assert Project.objects.get().authority == other.authority


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.xml"], "There is no file nowhere.xml."),
        ([PUBLISHED / "who-arg.xml", "--country", "Morocco"], "“Morocco” is not a country code."),
        ([PUBLISHED / "who-arg.xml", "--by", "nobody@example.org"], "No account in use has the address"),
    ],
)
def test_a_wrong_argument_is_named(commune: Authority, arguments: list[Any], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(*arguments)
