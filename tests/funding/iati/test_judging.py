import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from funding.iati.codes import Sign
from funding.iati.judging import Judgement, Us, judge
from funding.iati.reading import read_activities
from funding.models import Outcome
from tests.funding.iati.files import PUBLISHED, activity, file_of, money

US = Us.called(["XX-US-1"], ["جماعة بني ملال", "Commune de Béni Mellal"])
GOLDEN = list(csv.DictReader((Path(__file__).parent / "golden.csv").read_text(encoding="utf-8").splitlines()))
RUNS = sorted({(row["file"], row["us"]) for row in GOLDEN})


@pytest.mark.parametrize(("file", "us"), RUNS)
def test_every_published_transaction_is_judged_as_the_table_says(file: str, us: str) -> None:
    expected = {
        (row["type"], row["sign"], row["outcome"]): int(row["count"])
        for row in GOLDEN
        if (row["file"], row["us"]) == (file, us)
    }
    ourselves, found = Us.called([us]), Counter()
    for one in read_activities(PUBLISHED / file):
        for transaction in one.transactions:
            judgement = judge(transaction, one, ourselves)
            sign = "" if judgement.sign is None else judgement.sign.name.lower()
            found[transaction.type or "", sign, judgement.outcome.value] += 1

    assert dict(found) == expected


def judged(transaction: str, **options: str) -> Judgement:
    (found,) = read_activities(file_of(activity(more=transaction, **options)))
    return judge(found.transactions[0], found, US)


@pytest.mark.parametrize(
    ("transaction", "outcome", "payer"),
    [
        (money("3", receiver="XX-US-1"), Outcome.DISBURSEMENT, "XX-DONOR-1"),
        (money("3", receiver="xx-us-1", provider="XX-OTHER"), Outcome.DISBURSEMENT, "XX-OTHER"),
        (money("3", receiver="XX-OTHER"), Outcome.KEPT, None),
        (money("3"), Outcome.KEPT, None),
        (money("3", receiver="XX-US-1", provider="XX-US-1"), Outcome.KEPT, None),
        (money("1", receiver="XX-US-1", provider="XX-OTHER"), Outcome.DISBURSEMENT, "XX-OTHER"),
        (money("1", provider="XX-OTHER"), Outcome.KEPT, None),
        (money("2"), Outcome.COMMITMENT, "XX-DONOR-1"),
        (money("2", provider="XX-OTHER"), Outcome.COMMITMENT, "XX-OTHER"),
        (money("11", provider="XX-OTHER"), Outcome.COMMITMENT, "XX-OTHER"),
        (money("13"), Outcome.COMMITMENT, "XX-DONOR-1"),
        (money("4", receiver="XX-US-1"), Outcome.OWN_SPENDING, None),
        *((money(str(kind), receiver="XX-US-1"), Outcome.KEPT, None) for kind in (5, 6, 7, 8, 9, 10, 12)),
        (money("", receiver="XX-US-1"), Outcome.KEPT, None),
    ],
)
def test_a_transaction_is_judged_by_its_type_and_parties(transaction: str, outcome: Outcome, payer: str | None) -> None:
    judgement = judged(transaction)

    assert judgement.outcome == outcome
    assert (judgement.payer.ref if judgement.payer else None) == payer


@pytest.mark.parametrize(
    ("receiver", "outcome"),
    [
        ("<receiver-org><narrative>جماعه بني ملال</narrative></receiver-org>", Outcome.DISBURSEMENT),
        ("<receiver-org><narrative>COMMUNE DE BENI MELLAL</narrative></receiver-org>", Outcome.DISBURSEMENT),
        ("<receiver-org><narrative>Commune de Settat</narrative></receiver-org>", Outcome.KEPT),
        ('<receiver-org ref="XX-9"><narrative>Commune de Béni Mellal</narrative></receiver-org>', Outcome.KEPT),
    ],
)
def test_our_name_counts_unless_the_identifier_is_another(receiver: str, outcome: Outcome) -> None:
    assert judged(money("3").replace("</transaction>", f"{receiver}</transaction>")).outcome == outcome


def ours(transaction: str, funder: str = "") -> Judgement:
    text = activity(more=transaction).replace("XX-DONOR-1", "XX-US-1")
    text = text.replace('<participating-org ref="XX-US-1" role="1"/>', funder)
    (found,) = read_activities(file_of(text))
    return judge(found.transactions[0], found, US)


def test_incoming_funds_we_publish_are_received_by_us_without_a_receiver() -> None:
    judgement = ours(money("1", provider="XX-OTHER"))

    assert (judgement.outcome, judgement.payer.ref) == (Outcome.DISBURSEMENT, "XX-OTHER")


def test_the_only_funder_pays_where_no_provider_is_named() -> None:
    judgement = ours(money("1"), '<participating-org ref="XX-F" role="1"/>')

    assert (judgement.outcome, judgement.payer.ref) == (Outcome.DISBURSEMENT, "XX-F")


def test_money_that_names_no_payer_is_not_counted() -> None:
    two = '<participating-org ref="XX-F" role="1"/><participating-org ref="XX-G" role="1"/>'

    assert [ours(money("1")).outcome, ours(money("11"), two).outcome] == [Outcome.KEPT, Outcome.KEPT]


@pytest.mark.parametrize(
    ("amount", "sign"), [("-5", Sign.NEGATIVE), ("0", Sign.ZERO), ("-0.0", Sign.ZERO), ("0.001", Sign.POSITIVE)]
)
def test_the_sign_is_kept_and_zero_stays_zero(amount: str, sign: Sign) -> None:
    assert judged(money("3", amount, receiver="XX-US-1")).sign == sign


@pytest.mark.parametrize(
    ("written", "kept", "is_rounded"),
    [
        ("10.0005", "10.001", True),
        ("-10.0005", "-10.001", True),
        ("10.0004", "10.000", True),
        ("10.5000", "10.5", False),
    ],
)
def test_amounts_are_rounded_to_thousandths_halves_up_and_say_so(written: str, kept: str, is_rounded: bool) -> None:
    judgement = judged(money("2", written))

    assert (judgement.amount, judgement.is_rounded) == (Decimal(kept), is_rounded)
