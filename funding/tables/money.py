"""The tables of instalments, payments and exchange rates."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from funding.models import Disbursement, ExchangeRate, Instalment
from jisr import days, formats
from jisr.money import Rate
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, RecordTable, ReferenceColumn
from jisr.templatetags.jisr import badge

from .common import partner_column


class InstalmentTable(RecordTable):
    reference = ReferenceColumn()
    project = LinkColumn(order_by=("project__name_fr", "project__name_ar"))
    funder = partner_column("funder")
    due_on = DayColumn()
    amount = MoneyColumn()
    paid = MoneyColumn(verbose_name=_("Paid"))
    outstanding = MoneyColumn(verbose_name=_("To come"))
    standing = tables.Column(verbose_name=_("Standing"), empty_values=(), orderable=False, accessor="pk")

    DEFAULT = ("reference", "project", "funder", "due_on", "amount", "outstanding", "standing")

    class Meta(RecordTable.Meta):
        model = Instalment
        fields = (
            "reference",
            "donor_number",
            "project",
            "funder",
            "direction",
            "due_on",
            "amount",
            "paid",
            "outstanding",
            "standing",
        )

    def render_standing(self, record: Instalment) -> SafeString:
        return format_html("{} {}", badge(record.standing_on(days.today())), blocked_mark(record))


def blocked_mark(record: Instalment) -> SafeString:
    """Whether obligations hold back what is still to come; read `with_paid` and `with_blocking`."""
    if record.outstanding > 0 and record.is_blocked:  # type: ignore[attr-defined]
        return format_html('<span class="tag tag-warn">{}</span>', pgettext("instalment", "Blocked"))
    return SafeString("")


def posting_mark(record: Disbursement) -> SafeString:
    """Whether a payment counts; read with `reversed_by`."""
    if not record.is_posted:
        return badge("draft", _("Not yet posted"))
    if record.reverses_id:
        return badge("reversal", _("Reversal"))
    return badge("reversed", _("Reversed")) if record.is_reversed else badge("posted", _("Posted"))


class DisbursementTable(RecordTable):
    reference = ReferenceColumn()
    project = LinkColumn(order_by=("project__name_fr", "project__name_ar"))
    payer = partner_column("payer")
    amount = MoneyColumn()
    value_on = DayColumn()
    booked_on = DayColumn()
    posted = tables.Column(verbose_name=_("Posted"), empty_values=(), order_by=("posted_at",), accessor="pk")

    DEFAULT = ("reference", "project", "payer", "modality", "amount", "value_on", "posted")

    class Meta(RecordTable.Meta):
        model = Disbursement
        fields = (
            "reference",
            "donor_number",
            "project",
            "payer",
            "modality",
            "amount",
            "value_on",
            "booked_on",
            "bank_reference",
            "posted",
        )

    def render_posted(self, record: Disbursement) -> SafeString:
        return posting_mark(record)


class ExchangeRateTable(RecordTable):
    base = ReferenceColumn()
    value = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    on = DayColumn()

    DEFAULT = ("base", "quote", "on", "value", "source")

    class Meta(RecordTable.Meta):
        model = ExchangeRate
        fields = ("base", "quote", "on", "value", "source")

    def render_value(self, record: ExchangeRate) -> SafeString:
        shown = formats.rate(Rate(record.base, record.quote, record.value, record.on, record.source))
        return format_html('<span class="money" dir="ltr">{}</span>', shown)
