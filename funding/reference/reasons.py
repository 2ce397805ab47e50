"""Why we go for a call or pass it over, and why bids are lost, in our own words, to be changed by the unit."""

GO, NO_GO, WAIT, REJECTED, WITHDRAWN = "go", "no_go", "wait", "rejected", "withdrawn"

REASONS = [
    (
        "go-plan",
        GO,
        "يستجيب لأولوية في برنامج العمل",
        "Répond à une priorité du plan",
        "Answers a priority of the plan",
    ),
    (
        "go-partner",
        GO,
        "شريك نعرفه ويثق بنا",
        "Partenaire connu et en confiance",
        "A partner we know and who trusts us",
    ),
    ("go-ready", GO, "مشروع جاهز في بنك المشاريع", "Projet prêt dans la banque de projets", "A project is ready"),
    ("go-other", GO, "سبب آخر للتقدم", "Autre raison d'y aller", "Another reason to go"),
    ("no-plan", NO_GO, "خارج أولويات برنامج العمل", "Hors des priorités du plan", "Outside the priorities of the plan"),
    ("no-eligible", NO_GO, "لا نستوفي شروط الأهلية", "Nous ne sommes pas éligibles", "We are not eligible"),
    ("no-cofinancing", NO_GO, "التمويل المشترك فوق طاقتنا", "Cofinancement hors de portée", "Cofinancing out of reach"),
    ("no-time", NO_GO, "الأجل غير كاف", "Délai trop court", "Too little time"),
    ("no-capacity", NO_GO, "لا موارد بشرية كافية", "Moyens humains insuffisants", "Not enough people"),
    ("no-size", NO_GO, "المبالغ لا تناسب حاجياتنا", "Montants inadaptés à nos besoins", "Amounts do not fit our needs"),
    ("no-land", NO_GO, "الوعاء العقاري غير متوفر", "Foncier non disponible", "Land is not available"),
    ("no-passed", NO_GO, "انقضى الأجل دون تقديم ملف", "Échéance passée sans dépôt", "The day passed without a bid"),
    ("no-other", NO_GO, "سبب آخر لعدم التقدم", "Autre raison de ne pas y aller", "Another reason to pass"),
    ("wait-texts", WAIT, "في انتظار صدور النصوص النهائية", "Textes définitifs attendus", "Final texts are awaited"),
    ("wait-partner", WAIT, "في انتظار جواب شريك", "Réponse d'un partenaire attendue", "A partner's answer is awaited"),
    ("wait-budget", WAIT, "في انتظار قرار الميزانية", "Arbitrage budgétaire attendu", "A budget decision is awaited"),
    ("wait-council", WAIT, "في انتظار دورة المجلس", "Session du conseil attendue", "The council's session is awaited"),
    ("wait-other", WAIT, "سبب آخر للانتظار", "Autre raison d'attendre", "Another reason to wait"),
    ("lost-quality", REJECTED, "جودة الملف", "Qualité du dossier", "Quality of the file"),
    (
        "lost-relevance",
        REJECTED,
        "ملاءمة ضعيفة لأولويات المانح",
        "Pertinence jugée faible",
        "Judged of little relevance",
    ),
    ("lost-budget", REJECTED, "الميزانية أو الكلفة", "Budget ou coût", "Budget or cost"),
    ("lost-eligibility", REJECTED, "غير مقبول شكلا", "Non éligible ou irrecevable", "Not eligible or not admissible"),
    (
        "lost-competition",
        REJECTED,
        "المنافسة أو نفاد الغلاف",
        "Concurrence ou enveloppe épuisée",
        "Competition or no money left",
    ),
    ("lost-capacity", REJECTED, "القدرة على الإنجاز", "Capacité de mise en œuvre", "Capacity to carry it out"),
    ("lost-zone", REJECTED, "خارج المنطقة ذات الأولوية", "Hors de la zone prioritaire", "Outside the priority area"),
    ("lost-unknown", REJECTED, "لم يعلل القرار", "Refus non motivé", "No reason was given"),
    ("lost-other", REJECTED, "سبب آخر للرفض", "Autre motif de rejet", "Another reason of rejection"),
    ("out-cofinancing", WITHDRAWN, "تعذر التمويل المشترك", "Cofinancement impossible", "No cofinancing"),
    ("out-partner", WITHDRAWN, "انسحاب شريك أو عدم جوابه", "Partenaire défaillant", "A partner dropped out"),
    (
        "out-merged",
        WITHDRAWN,
        "ضم إلى مقترح آخر",
        "Fusionnée avec une autre proposition",
        "Merged with another proposal",
    ),
    ("out-priority", WITHDRAWN, "تغيرت الأولويات", "Priorités changées", "Priorities changed"),
    ("out-conditions", WITHDRAWN, "شروط المشروع غير متوفرة", "Conditions non réunies", "Conditions are not met"),
    ("out-late", WITHDRAWN, "لم يجهز الملف في الأجل", "Dossier non prêt à temps", "Not ready in time"),
    ("out-other", WITHDRAWN, "سبب آخر للسحب", "Autre motif de retrait", "Another reason of withdrawal"),
]


def write_reasons(apps, schema_editor) -> None:
    from jisr.text import normalise

    for code, use, arabic, french, english in REASONS:
        names = {"name_ar": arabic, "name_fr": french, "name_en": english}
        words = normalise(" ".join([code, *names.values()]))
        apps.get_model("funding", "Reason").objects.get_or_create(
            code=code, defaults={"use": use, **names, "search_text": words}
        )
