from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import Rectangle, group

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**12, places=3)


def test_parts_lie_end_to_end_from_the_readers_side():
    [bar] = group("EUR", [("Expected", [("paid", D(60)), ("late", D(30)), ("due", D(10))])])
    assert bar.rectangles(rtl=False) == (
        Rectangle("paid", D("0.00"), D("60.00")),
        Rectangle("late", D("60.00"), D("30.00")),
        Rectangle("due", D("90.00"), D("10.00")),
    )
    assert bar.rectangles(rtl=True) == (
        Rectangle("paid", D("40.00"), D("60.00")),
        Rectangle("late", D("10.00"), D("30.00")),
        Rectangle("due", D("0.00"), D("10.00")),
    )


def test_bars_of_a_currency_share_one_scale():
    expected, arrived = group("EUR", [("Expected", [("due", D(200))]), ("Arrived", [("received", D(50))])])
    assert (expected.rectangles(rtl=False)[0].width, arrived.rectangles(rtl=False)[0].width) == (
        D("100.00"),
        D("25.00"),
    )


def test_what_is_nothing_or_less_is_not_drawn():
    [bar] = group("EUR", [("Arrived", [("received", D(-5)), ("direct", D(0))])])
    assert bar.rectangles(rtl=False) == ()
    assert bar.total == D(-5)


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.booleans())
def test_no_part_leaves_the_box(amounts, rtl):
    [bar] = group("EUR", [("Bar", [("due", amount) for amount in amounts])])
    for part in bar.rectangles(rtl=rtl):
        assert D("-0.05") <= part.x <= part.x + part.width <= D("100.05")
