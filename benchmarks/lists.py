"""Lists and pages through the whole stack, beside a bare django-tables2 view over the same rows."""

import django_tables2
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, RequestFactory

from benchmarks.seeding import grow_to
from benchmarks.timing import Timed, content, row, timed
from funding.models import Project
from jisr.models import User

PAGES = {
    "projects, first page": "/projects/",
    "projects, last page": "/projects/?page=999999",
    "projects, middle page": "/projects/?page={middle}",
    "projects, search": "/projects/?q=kenitra+{rare}",
    "projects, sorted by name": "/projects/?sort=name",
    "instalments, first page": "/instalments/",
    "instalments, last page": "/instalments/?page=999999",
    "partners, first page": "/partners/",
    "search everything": "/search/?q={rare}",
    "home": "/",
}


class BareTable(django_tables2.Table):
    class Meta:
        model = Project
        template_name = "django_tables2/bootstrap5.html"
        fields = ("reference", "name_fr", "donor_number", "state", "starts_on", "ends_on", "owner", "updated_at")


def bare_view() -> bytes:
    """As many columns of the same rows in the stock table with its stock template, nothing around it."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    table = BareTable(Project.objects.select_related("owner").order_by("-pk"))
    django_tables2.RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return table.as_html(request).encode()


def measure_lists(size: int, user: User) -> dict[str, Timed]:
    grow_to(size, user)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does after such a load
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    found = {}
    print(f"\n{size:,} projects, {size * 2:,} instalments")
    for title, address in PAGES.items():
        path = address.format(middle=size // 100, rare=size - 7)
        found[title] = timed(lambda path=path: content(client.get(path)))
        row(title, found[title])
    detail = Project.objects.visible_to(user).order_by("pk")[size // 2].url_for()
    found["project page"] = timed(lambda: content(client.get(detail)))
    row("project page", found["project page"])
    found["bare django-tables2"] = timed(bare_view)
    row("bare django-tables2, stock template", found["bare django-tables2"])
    if size <= 10_000:
        found["export"] = timed(lambda: content(client.get("/projects/?export=xlsx")), runs=2)
        row("projects, export to XLSX", found["export"], f"{size / found['export'].median * 1000:,.0f} rows/s")
    return found


def print_ratios(costs: dict[int, dict[str, Timed]]) -> None:
    small, large = min(costs), max(costs)
    first = costs[large]["projects, first page"].median
    print(f"\nratios, {large:,} projects")
    print(
        f"  first page / first page at {small:,}: {first / costs[small]['projects, first page'].median:.2f} (goal 1.5)"
    )
    print(f"  first page / bare django-tables2: {first / costs[large]['bare django-tables2'].median:.2f} (goal 1.0)")
    print(f"  last page / first page: {costs[large]['projects, last page'].median / first:.2f} (goal 2.0)")
    print(f"  search / first page: {costs[large]['projects, search'].median / first:.2f} (goal 1.5)")
