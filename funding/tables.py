from decimal import Decimal

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from funding.models import Disbursement, ExchangeRate, Instalment, Origin, Project, Proposal
from jisr import days, formats
from jisr.money import Rate
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.templatetags.jisr import badge
from jisr.templatetags.jisr_formats import totals


class DueColumn(DayColumn):
    """A day that some records lack: those come last in either order, on both databases."""

    def order(self, queryset: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        day = F(str(self.accessor))
        return queryset.order_by(day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True), "pk"), True


def partner_column(name: str) -> LinkColumn:
    return LinkColumn(order_by=(f"{name}__name_fr", f"{name}__name_ar"))


class ProposalTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    donor = partner_column("donor")
    stage = StateColumn()
    requested_amount = MoneyColumn()
    own_amount = MoneyColumn()
    probability = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    due = DueColumn(accessor="due", verbose_name=_("Due"))
    concept_due_on = DueColumn()
    due_on = DueColumn()
    concept_submitted_on = DueColumn()
    submitted_on = DayColumn()
    expected_on = DueColumn()
    decided_on = DayColumn()
    starts_on = DueColumn()
    ends_on = DueColumn()

    DEFAULT = ("reference", "name", "donor", "stage", "requested_amount", "due", "owner")

    class Meta(RecordTable.Meta):
        model = Proposal
        fields = (
            "reference",
            "donor_number",
            "name",
            "donor",
            "stage",
            "requested_amount",
            "own_amount",
            "probability",
            "due",
            "concept_due_on",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "expected_on",
            "decided_on",
            "loss_reason",
            "starts_on",
            "ends_on",
            "owner",
        )

    def render_probability(self, value: Decimal) -> str:
        return formats.percent(value)


class ProjectStateColumn(StateColumn):
    """The state, and a mark on what a partner published and does not count."""

    def render(self, record: Project) -> SafeString:
        mark = super().render(record)
        if record.origin == Origin.PUBLISHED:
            return format_html('{} <span class="tag tag-warn">{}</span>', mark, _("Published by a partner"))
        return mark


class ProjectTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = ProjectStateColumn()
    funders = tables.Column(verbose_name=_("Funders"), accessor="fundings", orderable=False)
    amount = tables.Column(
        verbose_name=_("Amount"),
        accessor="totals",
        orderable=False,
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    starts_on = DayColumn()
    ends_on = DayColumn()

    DEFAULT = ("reference", "name", "state", "funders", "amount", "starts_on", "ends_on", "owner")

    class Meta(RecordTable.Meta):
        model = Project
        fields = (
            "reference",
            "donor_number",
            "name",
            "state",
            "funders",
            "amount",
            "starts_on",
            "ends_on",
            "owner",
        )

    def render_funders(self, record: Project) -> str:
        names = dict.fromkeys(str(row.funder) for row in record.fundings.all())
        return formats.listed(names) or "—"

    def render_amount(self, value: object) -> SafeString | str:
        return totals(value)  # type: ignore[arg-type]


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
