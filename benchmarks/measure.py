"""One database's measurements; run by `python -m benchmarks`."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from benchmarks.agreements import measure_agreements  # noqa: E402
from benchmarks.figures import measure_figures  # noqa: E402
from benchmarks.iati import measure_iati  # noqa: E402
from benchmarks.imports import measure_import  # noqa: E402
from benchmarks.lists import measure_lists, print_ratios  # noqa: E402
from benchmarks.pdf import measure_pdf  # noqa: E402
from benchmarks.pipeline import measure_pipeline  # noqa: E402
from benchmarks.seeding import make_reader  # noqa: E402


def main(sizes: list[int], parts: set[str]) -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    user = make_reader()
    if "import" in parts:
        measure_import(user)
    if "iati" in parts:
        measure_iati(user)
    if "pdf" in parts:
        measure_pdf(user)
    if "agreements" in parts:
        measure_agreements(user)
    if "pipeline" in parts:
        measure_pipeline(user)
    if "figures" in parts:
        measure_figures(user)
    if "lists" in parts:
        print_ratios({size: measure_lists(size, user) for size in sizes})


main([int(size) for size in sys.argv[1].split(",")], set(sys.argv[2].split(",")))
