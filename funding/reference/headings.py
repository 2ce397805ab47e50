"""The usual headings of a bid's budget summary."""

HEADINGS = [
    ("staff", "الموارد البشرية", "Ressources humaines", "Human resources"),
    ("travel", "التنقل والإقامة", "Voyages et séjours", "Travel and stay"),
    ("equipment", "المعدات والتجهيزات", "Équipements et fournitures", "Equipment and supplies"),
    ("works", "الأشغال", "Travaux", "Works"),
    ("office", "مكتب المشروع", "Bureau local du projet", "Local office"),
    ("services", "الخدمات والدراسات", "Services et études", "Services and studies"),
    ("training", "التكوين وتعزيز القدرات", "Formation et renforcement des capacités", "Training and capacity building"),
    ("visibility", "التواصل وإبراز الدعم", "Communication et visibilité", "Communication and visibility"),
    ("evaluation", "التتبع والتقييم والافتحاص", "Suivi, évaluation et audit", "Monitoring, evaluation and audit"),
    ("contingency", "احتياطي للطوارئ", "Provision pour imprévus", "Contingency reserve"),
    ("overheads", "التكاليف غير المباشرة", "Coûts indirects", "Indirect costs"),
    ("other", "تكاليف أخرى", "Autres coûts", "Other costs"),
]


def write_budget_headings(apps, schema_editor) -> None:
    from jisr.text import normalise

    for position, (code, arabic, french, english) in enumerate(HEADINGS, 1):
        names = {"name_ar": arabic, "name_fr": french, "name_en": english}
        words = normalise(" ".join([code, *names.values()]))
        apps.get_model("funding", "BudgetHeading").objects.get_or_create(
            code=code, defaults={"position": position, **names, "search_text": words}
        )
