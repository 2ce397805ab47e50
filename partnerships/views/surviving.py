"""The page of a record merged into another one leads to the one that stayed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jisr.views import DetailScreen


class SurvivorScreen(DetailScreen):
    """A record's page that goes on to the record it was merged into, and says so."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record: Any = self.record()
        if not record.merged_into_id:
            return super().get(request, pk)
        stayed = record.merged_into
        names = {"old": record.reference, "new": stayed.reference}
        messages.info(request, _("%(old)s was merged into this record, %(new)s.") % names)
        return redirect(stayed.url_for())
