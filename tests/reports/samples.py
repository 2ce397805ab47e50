"""A statement and a sheet by hand, to see how they are set on paper."""

from datetime import date
from decimal import Decimal

from jisr.money import ConvertedTotal, Money, Rate
from jisr.money import Converted as C
from reports.charts import Chart, group
from reports.partner_statement import AgreementRow, Outcome, PartnerFacts, PartnerStatement, ProjectRow, ProposalRow
from reports.shapes import Contact, Cover, Instalment, Label, Letterhead, Note, Payment, Signatory, money_line

AS_OF = date(2026, 11, 22)
EUR = Rate("EUR", "MAD", Decimal("10.8243"), date(2026, 3, 2), "Bank Al-Maghrib")
USD = Rate("USD", "MAD", Decimal("9.2115"), date(2026, 6, 15), "Bank Al-Maghrib")
TITLES = {"ar": "كشف الشريك", "fr": "État du partenaire", "en": "Partner statement"}


def eur(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def in_mad(*moneys: Money) -> ConvertedTotal:
    rates = {"EUR": EUR, "USD": USD, "MAD": Rate("MAD", "MAD", Decimal(1), AS_OF, "", "same")}
    found = [(money, rates.get(money.currency)) for money in moneys]
    return ConvertedTotal.of((C(m, r.apply(m.amount) if r else None, r, False, "MAD") for m, r in found), "MAD")


def letterhead(language: str, *, has_logo: bool = False) -> Letterhead:
    names = (Label("جماعة أورير", "ar"), Label("Commune d’Aourir", "fr"))
    return Letterhead(
        names=names if language == "ar" else names[::-1],
        kind="Commune",
        belongs_to=Label("عمالة أكادير إداوتنان", "ar") if language == "ar" else Label("Préfecture d’Agadir Ida-Outanane", "fr"),
        address=(Label("Avenue Hassan II, Aourir 80750"),),
        email="cooperation@aourir.example",
        phone="+212 528 31 42 00",
        website="https://aourir.example",
        currency="MAD",
        has_logo=has_logo,
        is_demo=False,
        signatories=(Signatory(Label("لطيفة أوبيهي"), Label("رئيسة المجلس الجماعي", "ar")),),
    )


def statement(language: str = "en", number: str = "RPT-2026-0007", name: str = "") -> PartnerStatement:
    subject = Label(name or "Delegation of the European Union to Morocco", "en")
    if language == "ar" and not name:
        subject = Label("بعثة الاتحاد الأوروبي لدى المغرب", "ar")
    lines = (
        money_line("expected", "Expected in the period", in_mad(eur("150000"), Money(Decimal(80000), "USD"), Money(Decimal(3000000), "JPY")), is_key=True),
        money_line("received", "Received in our accounts", in_mad(eur("90000.5"), Money(Decimal(250000), "MAD")), is_key=True),
        money_line("refunded", "Refunded by us", in_mad(eur("-1250.75"))),
        money_line("direct", "Paid straight to suppliers", in_mad(eur("12000")), is_key=True),
        money_line("late", "Late on the report's date", in_mad(Money(Decimal(3000000), "JPY")), is_key=True),
    )
    chart = Chart(
        "Expected and arrived, each currency on its own scale",
        (
            group("EUR", [("Expected", [("paid", Decimal(90000)), ("late", Decimal(20000)), ("due", Decimal(40000))]), ("Arrived", [("received", Decimal(88750)), ("direct", Decimal(12000))])]),
            group("USD", [("Expected", [("paid", Decimal(0)), ("due", Decimal(80000))]), ("Arrived", [("received", Decimal(0))])]),
        ),
        (("paid", "paid"), ("late", "late"), ("due", "not yet due"), ("direct", "paid to a supplier")),
    )
    instalments = tuple(
        Instalment(f"INS-2026-{n:04}", f"ENI/2024/{n}", "PRJ-2026-0007", date(2026, 1 + n % 12, 5), eur("25000"), Decimal(25000 if n < 5 else 0), "paid" if n < 5 else "late", "Paid" if n < 5 else "Late")
        for n in range(1, 9)
    )
    payments = tuple(
        Payment(f"DIS-2026-{n:04}", date(2026, 2, n), "PRJ-2026-0007", subject, kind, kind.title(), f"VIR {n:06}", eur(amount), Decimal(amount) * EUR.value)
        for n, (kind, amount) in enumerate([("received", "90000.50"), ("refund", "-1250.75"), ("direct", "12000")], 1)
    )
    return PartnerStatement(
        letterhead=letterhead(language),
        cover=Cover(TITLES[language], subject, "PRT-2026-0003", number, AS_OF, language, {"ar": "العربية", "fr": "Français", "en": "English"}[language]),
        period_from=date(2026, 1, 1),
        period_to=date(2026, 12, 31),
        partner=PartnerFacts(subject, "PRT-2026-0003", "EU programme or body", "Belgium", Label("European Commission", "en"), (("IATI", "XI-IATI-EC_NEAR"), ("PIC", "999999999")), (Label("تدبير النفايات", "ar"), Label("Water and energy", "en")), "Active", "Français"),
        contacts=(Contact(Label("Maria Peeters"), Label("Programme manager"), "Programme officer", "maria@eu.example", "+32 2 299 11 11"),),
        money=lines,
        chart=chart,
        instalments=instalments,
        payments=payments,
        agreements=(AgreementRow("AGR-2026-0002", "ENI/2024/455-120", Label("Convention de subvention : gestion des déchets à Aourir", "fr"), "Grant agreement", "In force", date(2026, 1, 12), date(2026, 2, 1), date(2028, 1, 31), (eur("480000"),)),),
        projects=tuple(ProjectRow(f"PRJ-2026-{n:04}", "", Label("تدبير النفايات المنزلية بجماعة أورير", "ar"), "Running", date(2026, 2, 1), date(2028, 1, 31), (eur("480000"), Money(Decimal(120000), "MAD")), (eur("101000"),)) for n in range(1, 4)),
        outcomes=(Outcome("all", "Submitted", 3, (eur("900000"),)), Outcome("won", "Won", 1, (eur("480000"),)), Outcome("refused", "Refused", 1, (eur("220000"),)), Outcome("open", "Still open", 1, (eur("200000"),))),
        proposals=tuple(ProposalRow(f"PRO-2026-{n:04}", Label(f"Solar pumping {n}", "en"), "Awarded", date(2025, 9, 30), eur("480000"), (eur("480000"),)) for n in range(1, 4)),
        rates=(EUR, USD),
        not_included=(Note("2 instalments that fall due after the period:", (eur("50000"),)), Note("1 payment not posted yet:", (Money(Decimal(1000), "MAD"),)), Note("Our own counterpart and our expenditure.")),
    )


def context(sample: PartnerStatement) -> dict:
    return {"statement": sample, "letterhead": sample.letterhead, "cover": sample.cover, "period_from": sample.period_from, "period_to": sample.period_to}
