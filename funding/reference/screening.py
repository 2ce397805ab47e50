"""The first go/no-go template, in our own words, to be changed by the unit: conditions first, then what is scored."""

TEMPLATE = ("general", "شبكة اتخاذ القرار", "Grille de décision", "Go/no-go sheet")
CHECK, SCORE = "check", "score"

# part, about, weight, needed, Arabic, French, English
CRITERIA = [
    (CHECK, "eligibility", 1, True, "هل يحق لنا التقدم؟", "Sommes-nous un demandeur éligible ?", "May we apply?"),
    (
        CHECK,
        "eligibility",
        1,
        True,
        "هل مجالنا الترابي معني؟",
        "Notre territoire est-il éligible ?",
        "Is our territory eligible?",
    ),
    (
        CHECK,
        "cofinancing",
        1,
        False,
        "هل التمويل المشترك متوفر أو ممكن؟",
        "Le cofinancement est-il acquis ou possible ?",
        "Is the cofinancing at hand or possible?",
    ),
    (
        CHECK,
        "capacity",
        1,
        False,
        "هل عين من سيحرر الملف؟",
        "Sait-on qui rédigera le dossier ?",
        "Is it known who will write the file?",
    ),
    (
        SCORE,
        "plan",
        5,
        False,
        "مدى الاستجابة لمحاور برنامج العمل",
        "Adéquation avec les axes du plan",
        "Fit with the axes of the plan",
    ),
    (SCORE, "theme", 3, False, "مدى معرفتنا بالموضوع", "Notre maîtrise du thème", "How well we know the theme"),
    (
        SCORE,
        "history",
        3,
        False,
        "تاريخنا مع هذا الشريك",
        "Notre histoire avec ce partenaire",
        "Our history with this partner",
    ),
    (
        SCORE,
        "capacity",
        4,
        False,
        "قدرتنا على الإعداد ثم الإنجاز",
        "Notre capacité à préparer puis à réaliser",
        "Our capacity to prepare and to carry out",
    ),
    (
        SCORE,
        "cofinancing",
        4,
        False,
        "التمويل المشترك في المتناول",
        "Cofinancement à notre portée",
        "Cofinancing within reach",
    ),
    (SCORE, "time", 3, False, "الوقت المتبقي للإعداد", "Temps restant pour préparer", "Time left to prepare"),
    (
        SCORE,
        "sustainability",
        4,
        False,
        "استمرار النتائج بعد نهاية المنحة",
        "Durée des résultats après la subvention",
        "Results that last after the grant",
    ),
]


def write_screening_templates(apps, schema_editor) -> None:
    from jisr.text import normalise

    code, arabic, french, english = TEMPLATE
    words = normalise(" ".join([code, arabic, french, english]))
    template, made = apps.get_model("funding", "ScreeningTemplate").objects.get_or_create(
        code=code, defaults={"name_ar": arabic, "name_fr": french, "name_en": english, "search_text": words}
    )
    if not made:
        return
    rows = apps.get_model("funding", "Criterion").objects
    for position, (part, aspect, weight, is_required, name_ar, name_fr, name_en) in enumerate(CRITERIA, 1):
        rows.create(
            template=template,
            position=position,
            part=part,
            aspect=aspect,
            weight=weight,
            is_required=is_required,
            name_ar=name_ar,
            name_fr=name_fr,
            name_en=name_en,
        )
