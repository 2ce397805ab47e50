"""The reference data every installation starts with: fields of cooperation and kinds of agreement.

DAC purpose codes are those of the OECD DAC sector list, SDG goals those of the 2030 Agenda.
"""

from typing import Any

THEMES: list[dict[str, Any]] = [
    {
        "code": "water-energy",
        "name_ar": "إدارة المياه والطاقة",
        "name_fr": "Gestion de l'eau et de l'énergie",
        "name_en": "Water and energy management",
        "sectors": ["14010", "14015", "14021", "14031", "23110", "23210", "23230"],
        "goals": [6, 7],
    },
    {
        "code": "environment-waste",
        "name_ar": "حماية البيئة وتدبير النفايات",
        "name_fr": "Protection de l'environnement et gestion des déchets",
        "name_en": "Environment and waste management",
        "sectors": ["14050", "41010", "41030", "41081"],
        "goals": [12, 13, 15],
    },
    {
        "code": "social-development",
        "name_ar": "التنمية الاجتماعية",
        "name_fr": "Développement social",
        "name_en": "Social development",
        "sectors": ["11120", "11220", "11330", "16010", "16020"],
        "goals": [1, 4, 10],
    },
    {
        "code": "urban-development",
        "name_ar": "التطوير العمراني",
        "name_fr": "Développement urbain",
        "name_en": "Urban development",
        "sectors": ["43030", "43031", "43032", "21020", "16030"],
        "goals": [9, 11],
    },
    {
        "code": "culture-tourism",
        "name_ar": "الترويج الثقافي والسياحي",
        "name_fr": "Promotion culturelle et touristique",
        "name_en": "Cultural and tourism promotion",
        "sectors": ["16061", "16066", "33210"],
        "goals": [8, 11],
    },
    {
        "code": "capacity-building",
        "name_ar": "بناء القدرات والانفتاح والحكامة",
        "name_fr": "Renforcement des capacités, ouverture et gouvernance",
        "name_en": "Capacity building, openness and governance",
        "sectors": ["15110", "15111", "15112", "15150", "15185"],
        "goals": [16, 17],
    },
]

AGREEMENT_KINDS = [
    ("memorandum", "مذكرة تفاهم", "Protocole d'entente", "Memorandum of understanding"),
    ("framework", "اتفاقية إطار", "Convention-cadre", "Framework agreement"),
    ("twinning", "اتفاقية توأمة", "Convention de jumelage", "Twinning agreement"),
    ("specific", "اتفاقية خاصة", "Convention spécifique", "Specific agreement"),
    ("grant", "اتفاقية منحة", "Convention de subvention", "Grant agreement"),
    ("partnership", "اتفاقية شراكة", "Convention de partenariat", "Partnership agreement"),
]


def write_reference_data(apps, schema_editor) -> None:
    """Add what is not there yet, for RunPython in a migration."""
    from jisr.text import normalise

    theme_model = apps.get_model("partnerships", "Theme")
    for theme in THEMES:
        names = {key: theme[key] for key in ("name_ar", "name_fr", "name_en")}
        words = normalise(" ".join([theme["code"], *names.values(), *theme["sectors"]]))
        row, made = theme_model.objects.get_or_create(code=theme["code"], defaults={**names, "search_text": words})
        if made:
            for code in theme["sectors"]:
                apps.get_model("partnerships", "ThemeSector").objects.create(theme=row, code=code)
            for goal in theme["goals"]:
                apps.get_model("partnerships", "ThemeGoal").objects.create(theme=row, goal=goal)
    for code, arabic, french, english in AGREEMENT_KINDS:
        apps.get_model("partnerships", "AgreementKind").objects.get_or_create(
            code=code, defaults={"name_ar": arabic, "name_fr": french, "name_en": english}
        )
