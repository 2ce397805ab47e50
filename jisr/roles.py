"""Which role may do what, said once; `write_roles` puts it on the groups, from a migration."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

COMMON = ("partnerships.theme", "funding.exchangerate")
REFERENCE = (
    "partnerships.agreementkind",
    "partnerships.obligationkind",
    "partnerships.questionnaire",
    "jisr.documenttype",
    "funding.reason",
    "funding.screeningtemplate",
    "funding.budgetheading",
)
PARTNERSHIPS = (
    "partnerships.partner",
    "partnerships.contact",
    "partnerships.agreement",
    "partnerships.amendment",
    "partnerships.obligation",
    "partnerships.obligationtemplate",
    "partnerships.exchange",
    "partnerships.actionpoint",
    "partnerships.assessment",
    "partnerships.plan",
)
BESIDE = ("jisr.document", "jisr.note", "jisr.task")
PIPELINE = ("funding.opportunity", "funding.screening", "funding.proposal", "funding.project")
MONEY = ("funding.instalment", "funding.disbursement", "funding.cofinancingbudget")
FEEDS = ("funding.feed",)
RULES = ("funding.stageprobability", "funding.reminderrule")
ISSUED = ("reports.issuedreport",)

OFFICER, HEAD, FINANCE, AUDITOR, ADMINISTRATOR = "officer", "head", "finance", "auditor", "administrator"

ROLES = {
    OFFICER: _("Cooperation officer"),
    HEAD: _("Head of the unit"),
    FINANCE: _("Finance officer"),
    AUDITOR: _("Auditor"),
    ADMINISTRATOR: _("Administrator"),
}

ROLE_HELP = {
    OFFICER: _("Writes partners, opportunities, proposals, agreements and projects; issues reports."),
    HEAD: _(
        "All an officer does, and awards, signs, approves legal steps, waives, decides; keeps the reference lists."
    ),
    FINANCE: _("Writes instalments, payments and exchange rates; posts payments; reads the rest."),
    AUDITOR: _("Reads and exports everything; changes nothing."),
    ADMINISTRATOR: _("Invites people, gives roles, keeps the settings and reference lists; writes no business record."),
}


def _on(records: tuple[str, ...], *actions: str) -> Iterator[str]:
    for record in records:
        app, model = record.split(".")
        yield from (f"{app}.{action}_{model}" for action in actions)


READ = {*_on((*COMMON, *REFERENCE, *PARTNERSHIPS, *PIPELINE, *MONEY, *ISSUED, *BESIDE, *FEEDS, *RULES), "view")}
WRITE = ("view", "add", "change", "delete")
OFFICER_MAY = READ | {*_on((*PARTNERSHIPS, *PIPELINE, *BESIDE, "partnerships.theme"), *WRITE)} | {*_on(ISSUED, "add")}

PERMISSIONS: dict[str, set[str]] = {
    OFFICER: OFFICER_MAY,
    HEAD: OFFICER_MAY
    | {*_on((*REFERENCE, "funding.cofinancingbudget"), *WRITE)}
    | {*_on(RULES, "change")}
    | {"partnerships.sign_agreement", "partnerships.approve_step", "partnerships.waive_obligation"}
    | {"funding.award_proposal", "funding.decide_opportunity"},
    FINANCE: READ
    | {*_on((*MONEY, *BESIDE, "funding.exchangerate"), *WRITE)}
    | {*_on(ISSUED, "add"), "funding.post_disbursement"},
    AUDITOR: READ,
    ADMINISTRATOR: READ
    | {*_on((*REFERENCE, *FEEDS), *WRITE)}
    | {*_on(RULES, "change")}
    | {*_on(("jisr.user",), "view", "add", "change"), "jisr.manage_settings"},
}


def write_roles(apps, schema_editor) -> None:
    """Make the groups and give each exactly its permissions; for RunPython in a migration of the last app."""
    from django.apps import apps as installed
    from django.contrib.auth.management import create_permissions

    for label in ("jisr", "partnerships", "funding", "reports"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    by_name = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in permission_model.objects.select_related("content_type")
    }
    for role, names in PERMISSIONS.items():
        group, _made = group_model.objects.get_or_create(name=role)
        group.permissions.set([by_name[name] for name in sorted(names & by_name.keys())])
