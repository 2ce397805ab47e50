"""A partner statement's seconds, and our own part of them beside bare WeasyPrint on the same HTML."""

import time
from datetime import date, timedelta
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils import translation

from funding.models import Disbursement, Instalment, Project, ProjectFunding
from jisr.models import User, Via
from partnerships.models import Partner
from reports.partner_statement import partner_statement
from reports.pdf import pdf_of
from reports.services import context_of

PROJECTS = 40


def measure_pdf(user: User) -> None:
    partner = _partner_with_projects(user)
    print(f"\npartner statement over {PROJECTS} projects")
    for language in ("ar", "fr", "en"):
        start = time.perf_counter()
        report = partner_statement(
            partner, start=date(2025, 1, 1), end=date(2026, 12, 31), as_of=date(2026, 6, 30), language=language
        )
        with translation.override(language):
            html = render_to_string(
                "pdf/partner_statement.html", {**context_of(report), "has_logo": False, "language": language}
            )
        ours = time.perf_counter() - start
        start = time.perf_counter()
        size = len(pdf_of(html, images={}))
        bare = time.perf_counter() - start
        share = ours / (ours + bare)
        print(
            f"  {language}: ours {ours:.2f} s, WeasyPrint {bare:.2f} s, our part {share:.1%} (goal 10 %), {size:,} bytes"
        )


def _partner_with_projects(user: User) -> Partner:
    partner = Partner(authority=user.authority, name_fr="Union européenne", name_ar="الاتحاد الأوروبي", kind="eu")
    partner.store(by=user, via=Via.COMMAND)
    for number in range(PROJECTS):
        project = Project(authority=user.authority, name_fr=f"Projet {number}", name_ar=f"مشروع {number}")
        rows = [ProjectFunding(funder=partner, amount=Decimal(100_000), currency="EUR")]
        project.store(by=user, via=Via.COMMAND, rows=rows)
        due = date(2025, 3, 1) + timedelta(days=number * 10)
        common = {"authority": user.authority, "project": project, "currency": "EUR", "amount": Decimal(50_000)}
        Instalment(funder=partner, due_on=due, **common).store(by=user, via=Via.COMMAND)
        payment = Disbursement(payer=partner, value_on=due, bank_reference=f"VIR{number}", **common)
        payment.store(by=user, via=Via.COMMAND)
        payment.post(by=user, via=Via.COMMAND)
    return partner
