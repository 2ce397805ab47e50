"""The tables of a partner's page that say more than the lists do."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from funding.models import Proposal
from funding.tables import ProposalTable
from jisr import formats
from jisr.tables import DayColumn
from partnerships.models import Agreement
from partnerships.tables import AgreementTable


class StoryAgreementTable(AgreementTable):
    """Rows carry `next_obligation`, an Obligation or None."""

    next_obligation = tables.Column(verbose_name=_("Next obligation"), orderable=False, empty_values=())

    class Meta(AgreementTable.Meta):
        pass

    def render_next_obligation(self, record: Agreement) -> SafeString | str:
        duty = record.next_obligation  # type: ignore[attr-defined]
        if duty is None:
            return formats.BLANK
        lang = duty.name_lang or duty.kind.name_lang or get_language()
        day = formats.short_day(duty.due_on)
        return format_html(
            '<a href="{}" lang="{}" dir="auto">{}</a> <span class="day" dir="ltr">{}</span>',
            duty.url_for(),
            lang,
            duty,
            day,
        )


class StoryProposalTable(ProposalTable):
    """Rows carry `reason`, why each was rejected or withdrawn, blank otherwise."""

    decided_on = DayColumn()
    reason = tables.Column(verbose_name=_("Reason"), orderable=False, attrs={"td": {"dir": "auto"}})

    class Meta(ProposalTable.Meta):
        model = Proposal
