"""What exchanges taught us: the searchable list, the sheet that prints, the figures of trainings."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.exchange.writing import CONTENT_TYPES, write_file
from jisr.facts import label_of
from jisr.models import Activity, SavedView, Trace
from jisr.models.activity import Verb
from jisr.views import ListScreen
from partnerships.filters import ExchangeFilter, ExperienceFilter
from partnerships.models import Exchange
from partnerships.models.exchange import COUNTS
from partnerships.resources import ExchangeResource
from partnerships.tables import ExperienceTable
from partnerships.training import YearOfTraining, training_figures


class ExperienceList(ListScreen):
    model = Exchange
    template = "experiences"
    table_class = ExperienceTable
    filter_class = ExperienceFilter
    resource_class = ExchangeResource

    def rows(self) -> QuerySet:
        rows: Any = super().rows()
        return rows.with_lessons().with_people().newest_first()

    def saved(self) -> QuerySet:
        return SavedView.objects.filter(user=self.request.user, list_name="partnerships.experience")


@permission_required("partnerships.view_exchange", raise_exception=True)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The experience sheet of an exchange, to be read or printed."""
    rows = Exchange.objects.visible_to(request.user).select_related("agreement")
    record = get_object_or_404(rows.with_people().prefetch_related("outcomes__action_points"), pk=pk)
    counts = [name for name in COUNTS if getattr(record, name) is not None]
    return render(request, "partnerships/exchange_sheet.html", {"record": record, "counts": counts})


@permission_required("partnerships.view_exchange", raise_exception=True)
def figures(request: HttpRequest) -> HttpResponse | FileResponse:
    """Trainings and their participants by year, under the filter of the list of exchanges; a file if asked."""
    rows = Exchange.objects.visible_to(request.user)
    filtered = ExchangeFilter(request.GET, rows, user=request.user)
    years = training_figures(filtered.qs)
    if request.GET.get("export") in CONTENT_TYPES:
        return _file(years, request.user, request.GET["export"])
    labels = [label_of(Exchange, name) for name in COUNTS]
    context = {"years": years, "labels": labels, "filter": filtered}
    return render(request, "partnerships/training_figures.html", context)


def _file(years: list[YearOfTraining], user: Any, file_format: str) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    title = _("Training figures")
    count = write_file(file, _lines(years), file_format, rtl=user.language == "ar", title=title)
    Activity.write(user.authority, Verb.EXPORTED, Trace(user), count=count, record="training", format=file_format)
    file.seek(0)
    name = f"training-{timezone.localdate():%Y-%m-%d}.{file_format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[file_format])


def _lines(years: list[YearOfTraining]) -> Iterator[list[Any]]:
    """The headings, then a line a year: each figure and, beside it, how many trainings did not count it."""
    labels = [label_of(Exchange, name) for name in COUNTS]
    missing = [_("%(figure)s: trainings without it") % {"figure": label} for label in labels]
    pairs = [heading for pair in zip(labels, missing, strict=True) for heading in pair]
    yield [_("Year"), _("Trainings"), *pairs]
    for line in years:
        cells = [cell for figure in line.figures for cell in (figure.total, figure.missing)]
        yield [line.year, line.trainings, *cells]
