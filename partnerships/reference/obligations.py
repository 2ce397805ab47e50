"""Kinds of obligation that agreements usually carry."""

OBLIGATION_KINDS = [
    ("narrative-report", "تقرير سردي", "Rapport narratif", "Narrative report"),
    ("financial-report", "تقرير مالي", "Rapport financier", "Financial report"),
    ("final-report", "تقرير نهائي", "Rapport final", "Final report"),
    ("audit", "افتحاص", "Audit", "Audit"),
    ("visibility", "التعريف بالشريك", "Visibilité", "Visibility"),
    ("counterpart-payment", "أداء المساهمة المقابلة", "Versement de la contrepartie", "Counterpart payment"),
    ("steering-committee", "لجنة القيادة", "Comité de pilotage", "Steering committee"),
    ("bank-statement", "كشف بنكي", "Relevé bancaire", "Bank statement"),
    ("payment-request", "طلب الأداء", "Demande de paiement", "Payment request"),
    ("other", "التزام آخر", "Autre obligation", "Other obligation"),
]


def write_obligation_kinds(apps, schema_editor) -> None:
    from jisr.text import normalise

    for code, arabic, french, english in OBLIGATION_KINDS:
        names = {"name_ar": arabic, "name_fr": french, "name_en": english}
        words = normalise(" ".join([code, *names.values()]))
        model = apps.get_model("partnerships", "ObligationKind")
        model.objects.get_or_create(code=code, defaults={**names, "search_text": words})
