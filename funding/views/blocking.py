from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from funding.blocking import blocked_payments, held_back, with_obligations
from funding.blocking_list import BlockingFilter, BlockingResource, BlockingTable
from funding.models import Instalment
from jisr.views import ListScreen


class BlockingPayments(ListScreen):
    """What blocks our next payment: per project and agreement, which obligations, whose, and how much waits."""

    model = Instalment
    table_class = BlockingTable
    filter_class = BlockingFilter
    resource_class = BlockingResource
    template = "blocking"

    def rows(self) -> QuerySet:
        return with_obligations(blocked_payments(self.request.user))

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(status=status, held=held_back(context["filter"].qs), **context)
