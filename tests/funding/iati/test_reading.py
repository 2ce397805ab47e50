from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from funding.iati.activity import Activity, BadActivity
from funding.iati.reading import BrokenFile, NotIati, read_activities
from tests.funding.iati.files import HEAD, PUBLISHED, TAIL, activity, file_of, money, write_large


@pytest.mark.parametrize(
    ("name", "activities", "transactions", "planned", "notes"),
    [
        ("who-arg.xml", 157, 871, 0, 0),
        ("worldbank-679.xml", 5, 400, 0, 0),
        ("mixed-publishers.xml", 401, 1033, 268, 66),
    ],
)
def test_the_published_files_are_read_whole(
    name: str, activities: int, transactions: int, planned: int, notes: int
) -> None:
    read = list(read_activities(PUBLISHED / name))

    assert [type(one) for one in read] == [Activity] * activities
    assert sum(len(one.transactions) for one in read) == transactions
    assert sum(len(one.planned) for one in read) == planned
    assert sum(len(one.notes) for one in read) == notes


def test_an_activity_of_a_published_file_is_read_in_full() -> None:
    read = {one.identifier: one for one in read_activities(PUBLISHED / "mixed-publishers.xml")}
    booth = read["KR-GOV-051-2020010102490"]

    assert (booth.title, booth.language, booth.default_currency) == (
        "COVID-19 Walk-thru test booth to Morocco",
        "en",
        "KRW",
    )
    assert (booth.reporting.ref, booth.reporting.type) == ("KR-GOV-010", "10")
    assert [(org.role, org.ref) for org in booth.participating] == [
        ("3", "KR-GOV-051"),
        ("4", "KR-GOV-051"),
        ("1", "KR-GOV-050"),
    ]
    assert booth.dates == {
        "1": date(2020, 6, 23),
        "2": date(2020, 6, 23),
        "3": date(2020, 6, 30),
        "4": date(2020, 12, 31),
    }
    assert [(sector.vocabulary, sector.code, sector.percent) for sector in booth.sectors] == [("1", "12264", 100)]
    assert [(one.code, one.percent) for one in booth.countries] == [("MA", 100)]
    assert booth.locations == ()
    assert [(one.value, one.currency, one.start, one.end) for one in booth.planned] == [
        (0, "KRW", date(2020, 1, 1), date(2020, 12, 31))
    ]
    assert booth.transactions[0].provider_activity == "KR-GOV-051-2020010102490"
    assert booth.transactions[0].value == Decimal("41662500")


def test_only_two_published_activities_of_the_mixed_file_concern_morocco() -> None:
    read = read_activities(PUBLISHED / "mixed-publishers.xml")

    assert [one.identifier for one in read if one.concerns("ma")] == [
        "KR-GOV-051-2020010102490",
        "XM-DAC-701-2-2020003078",
    ]


def test_amounts_are_exact() -> None:
    read = read_activities(PUBLISHED / "mixed-publishers.xml")
    values = [one.value for found in read for one in found.transactions if one.value is not None]

    assert max(values, key=lambda value: -value.as_tuple().exponent) == Decimal("1112742.39948867")


def test_each_text_is_kept_in_its_own_language() -> None:
    title = (
        "<narrative>Clean water</narrative>"
        '<narrative xml:lang="AR">ماء نقي</narrative>'
        '<narrative xml:lang="pt-BR">Água</narrative>'
    )
    (found,) = read_activities(file_of(activity(title=title, language="EN")))

    assert found.titles == {"en": "Clean water", "ar": "ماء نقي", "pt": "Água"}


def test_a_currency_of_the_value_comes_before_that_of_the_activity() -> None:
    more = money(amount="5", currency="mad") + money(amount="7")
    (found,) = read_activities(file_of(activity(more=more)))

    assert [(one.value, one.currency) for one in found.transactions] == [(5, "MAD"), (7, "EUR")]


def test_sectors_and_countries_of_transactions_serve_an_activity_without_its_own() -> None:
    inner = '<recipient-country code="MA"/><sector code="14030"/></transaction>'
    text = activity(more=money().replace("</transaction>", inner)).replace('<recipient-country code="MA"/>\n', "", 1)
    (found,) = read_activities(file_of(text))

    assert [one.code for one in found.countries] == ["MA"]
    assert [one.code for one in found.sectors] == ["14030"]


def test_the_hash_follows_the_content_and_nothing_else() -> None:
    plain, other = activity(), activity(title="<narrative>Clean air</narrative>")
    spaced = plain.replace("<iati-activity ", '\n\n<iati-activity last-updated-datetime="2026-05-01T00:00:00" x="1" ')
    hashes = [next(iter(read_activities(file_of(text)))).hash for text in (plain, spaced, other)]

    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]
    assert len(hashes[0]) == 64


def problems_of(text: str) -> list[tuple[int, str, str, str]]:
    (found,) = read_activities(file_of(text))
    assert isinstance(found, BadActivity)
    return [(one.line, one.field, one.value, str(one.message)) for one in found.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (activity(""), (3, "iati-identifier", "", "is missing")),
        (activity("X" * 256), (3, "iati-identifier", "X" * 200, "too long")),
        (activity(title="<narrative> </narrative>"), (3, "title/narrative", "", "is missing")),
        (
            activity(currency='default-currency="EURO"'),
            (3, "iati-activity/@default-currency", "EURO", "not a currency"),
        ),
        (
            activity(dates='<activity-date type="1" iso-date="31/12/2026"/>'),
            (9, "activity-date/@iso-date", "31/12/2026", "not a date"),
        ),
        (
            activity(dates='<activity-date type="1" iso-date="2026-02-30"/>'),
            (9, "activity-date/@iso-date", "2026-02-30", "not a date"),
        ),
        (activity(more=money(amount="1,250.00")), (11, "transaction/value", "1,250.00", "not a number")),
        (activity(more=money(amount="١٢٥٠")), (11, "transaction/value", "١٢٥٠", "not a number")),
        (activity(more=money(amount="1e6")), (11, "transaction/value", "1e6", "not a number")),
        (activity(more=money(amount="NaN")), (11, "transaction/value", "NaN", "not a number")),
        (activity(more=money(amount="1" + "0" * 15)), (11, "transaction/value", "1" + "0" * 15, "too large an amount")),
        (activity(more=money(amount="")), (11, "transaction/value", "", "is missing")),
        (activity(more=money(currency="XYW")), (11, "value/@currency", "XYW", "not a currency")),
        (activity(currency="", more=money()), (11, "transaction/value/@currency", "", "is missing")),
        (activity(more=money(kind="14")), (11, "transaction-type/@code", "14", "not a known code")),
        (activity(more=money(day="")), (11, "transaction-date/@iso-date", "", "is missing")),
    ],
)
def test_what_makes_an_activity_unusable_is_said_with_its_place(text: str, problem: tuple[int, str, str, str]) -> None:
    assert problems_of(text)[0] == problem


def test_every_problem_of_an_activity_is_said_at_once() -> None:
    text = activity(title="", more=money(amount="a") + money(amount="b"))

    assert [one[1:3] for one in problems_of(text)] == [
        ("title/narrative", ""),
        ("transaction/value", "a"),
        ("transaction/value", "b"),
    ]


def test_a_bad_activity_does_not_stop_the_reading() -> None:
    read = list(read_activities(file_of(activity("A"), activity(""), activity("C"))))

    assert [(type(one), one.identifier) for one in read] == [(Activity, "A"), (BadActivity, ""), (Activity, "C")]


def test_the_second_activity_of_one_identifier_is_bad() -> None:
    first, second = read_activities(file_of(activity("A"), activity("A")))

    assert isinstance(first, Activity)
    assert isinstance(second, BadActivity)
    assert [(one.line, one.field, one.value) for one in second.problems] == [(13, "iati-identifier", "A")]


def test_an_untyped_transaction_is_kept_with_a_note_whatever_it_lacks() -> None:
    text = (
        '<transaction><transaction-type>1</transaction-type><transaction-date iso-date="50000"/><value/></transaction>'
    )
    (found,) = read_activities(file_of(activity(more=text)))

    assert [(one.type, one.on, one.value) for one in found.transactions] == [(None, None, None)]
    assert [(one.field, one.value) for one in found.notes] == [
        ("transaction-type/@code", ""),
        ("transaction/value", ""),
        ("transaction-date/@iso-date", "50000"),
    ]


def test_what_only_adorns_an_activity_is_left_out_with_a_note() -> None:
    sectors = '<sector percentage="100"/><sector code="14030" percentage="120"/>'
    more = sectors + "<location><point><pos>1000 2</pos></point></location>"
    (found,) = read_activities(file_of(activity(more=more)))

    assert [one.code for one in found.sectors] == ["14030"]
    assert found.locations == ()
    assert [(one.field, one.value) for one in found.notes] == [
        ("sector/@code", ""),
        ("sector/@percentage", "120"),
        ("location/point/pos", "1000 2"),
    ]


def test_signs_that_turn_a_page_round_are_taken_out_of_names() -> None:
    (found,) = read_activities(file_of(activity(title="<narrative>safe\u202egnp.exe</narrative>")))

    assert found.title == "safegnp.exe"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + HEAD.split("\n", 1)[1] + activity("&b;") + TAIL
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + HEAD.split("\n", 1)[1] + activity() + TAIL
PAGE = "<!DOCTYPE html><html><body><p>Not found</p></body></html>"


@pytest.mark.parametrize("text", [LAUGHS, EXTERNAL, PAGE], ids=["billion laughs", "external", "page"])
def test_a_document_type_is_refused_before_anything_is_read(text: str) -> None:
    with pytest.raises(NotIati, match="DOCTYPE"):
        next(read_activities(BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This is not an XML file (line 1)."),
        (b"name;amount\n1;2\n", "This is not an XML file (line 1)."),
        (b"PK\x03\x04 a spreadsheet", "This is not an XML file (line 1)."),
        (b"<html/>", "This is not an IATI activity file: it begins with <html>, not <iati-activities>."),
        (
            b'<iati-organisations version="2.03"/>',
            "This is not an IATI activity file: it begins with <iati-organisations>, not <iati-activities>.",
        ),
        (b'<iati-activities version="1.05"/>', "The file follows IATI 1.05; only 2.01, 2.02 and 2.03 are read."),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "This is not an XML file (line 1)."),
    ],
)
def test_a_file_that_is_not_iati_is_refused_saying_what_it_is(content: bytes, message: str) -> None:
    with pytest.raises(NotIati) as refusal:
        list(read_activities(BytesIO(content)))

    assert str(refusal.value) == message


def test_an_entity_nobody_declared_breaks_the_file_there() -> None:
    with pytest.raises(BrokenFile) as broken:
        list(read_activities(file_of(activity(title="<narrative>&secret;</narrative>"))))

    assert broken.value.line == 6


def test_a_truncated_file_gives_what_stands_before_the_cut_and_names_the_line(tmp_path: Path) -> None:
    whole = (PUBLISHED / "who-arg.xml").read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(whole[: len(whole) // 2])
    read = []
    with pytest.raises(BrokenFile) as broken:
        for one in read_activities(cut):
            read.append(one.identifier)
    published = [one.identifier for one in read_activities(PUBLISHED / "who-arg.xml")]

    assert broken.value.line == whole[: len(whole) // 2].count(b"\n") + 1
    assert len(read) > 50
    assert read == published[: len(read)]


def test_activities_below_other_elements_are_no_activities() -> None:
    assert list(read_activities(file_of("<other>", activity(), "</other>"))) == []


def test_other_encodings_are_read() -> None:
    text = (HEAD.replace("UTF-8", "UTF-16") + activity(title="<narrative>Énergie</narrative>") + TAIL).encode("utf-16")
    (found,) = read_activities(BytesIO(text))

    assert found.title == "Énergie"


def resident_kilobytes() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    title = f"<narrative>{'Clean water for schools. ' * 300}</narrative>"
    written = write_large(path, megabytes=50, one=lambda number: activity(f"XX-DONOR-1-{number}", title=title))
    early = late = 0
    for number, _found in enumerate(read_activities(path), start=1):
        if number % 500 == 0:
            early, late = (early or resident_kilobytes()), resident_kilobytes()

    assert number == written
    assert late - early < 5_000
