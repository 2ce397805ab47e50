"""Who may open what, written by hand: O officer, H head, F finance, A auditor, D administrator.

Each line: name of the address, who may GET it, who may POST to it; `-` is nobody, `=` that the method does not exist
there (405 for those who may read the record).
"""

EVERYONE = "OHFAD"

RECORDS = {
    "partner": "OH",
    "contact": "OH",
    "agreement": "OH",
    "amendment": "OH",
    "document": "OHF",
    "task": "OHF",
    "documenttype": "HD",
    "exchange": "OH",
    "actionpoint": "OH",
    "agreementkind": "HD",
    "obligation": "OH",
    "obligationtemplate": "OH",
    "obligationkind": "HD",
    "theme": "OH",
    "opportunity": "OH",
    "feed": "D",
    "proposal": "OH",
    "project": "OH",
    "instalment": "F",
    "disbursement": "F",
    "exchangerate": "F",
    "assessment": "OH",
    "questionnaire": "HD",
    "plan": "OH",
    "screening": "OH",
    "screeningtemplate": "HD",
    "reason": "HD",
    "cofinancingbudget": "HF",
    "budgetheading": "HD",
}
WITH_STATES = {
    "task",
    "partner",
    "agreement",
    "obligation",
    "amendment",
    "exchange",
    "actionpoint",
    "opportunity",
    "proposal",
    "project",
    "screening",
}

OTHERS = """
home                     OHFAD  OHFAD
agenda                   OHFAD  =
calendar_address         OHFAD  OHFAD
blocking_payments        OHFAD  OHFAD
proposal_board           OHFAD  OHFAD
decisions_asked          OHFAD  OHFAD
agreement_duties         OH     OH
agreement_template       OH     OH
agreement_dates          OH     OH
search                   OHFAD  OHFAD
profile                  OHFAD  OHFAD
draft_list               OHFAD  OHFAD
authority_settings       D      D
user_list                D      =
user_invite              D      D
user_detail              D      =
user_update              D      D
user_deactivate          D      D
user_activate            =      D
user_invite_again        =      D
user_two_step_off        =      D
log_exchange             OH     OH
experience_list          OHFAD  OHFAD
training_figures         OHFAD  OHFAD
exchange_sheet           OHFAD  OHFAD
legal_paths              OHFAD  OHFAD
agreement_path           OH     OH
agreement_council_file   OHFAD  =
agreement_as_of          OHFAD  =
agreement_renew          H      H
agreement_close          OH     OH
legalstep_detail         OHFAD  OH
opportunity_next_edition OH     OH
inbox_list               OHFAD  =
feed_read                =      D
feeditem_aside           =      OH
proposal_award           H      H
proposal_keep_version    OH     OH
proposal_compare         OHFAD  =
proposal_ask_review      OH     OH
proposal_letter          OH     OH
proposalversion_detail   OHFAD  =
proposalreview_list      OHFAD  =
proposalreview_detail    OHFAD  -
proposalreview_withdraw  =      OH
proposal_submit          OH     OH
proposal_recycle         OH     OH
project_by_theme         OHFAD  OHFAD
dormant                  OHFAD  =
pipeline_figures         OHFAD  =
pipeline_bids            OHFAD  OHFAD
pipeline_tasks           OHFAD  OHFAD
pipeline_projects        OHFAD  OHFAD
pipeline_calls           OHFAD  OHFAD
pipeline_screenings      OHFAD  OHFAD
stage_probabilities      OHFAD  HD
project_adopt            OH     OH
disbursement_post        F      F
disbursement_reverse     F      F
iati_import              OH     OH
partner_statement        OHFAD  OHF
partner_statement_draft  OHFAD  =
project_sheet            OHFAD  OHF
project_sheet_draft      OHFAD  =
delegation_dossier       OHFAD  OHF
delegation_dossier_draft OHFAD  =
experience_sheet         OHFAD  OHF
experience_sheet_draft   OHFAD  =
twinning_report          OHFAD  OHF
twinning_report_draft    OHFAD  =
issuedreport_list        OHFAD  OHFAD
partner_merge            OH     OH
contact_merge            OH     OH
notice_list              OHFAD  OHFAD
reminder_rules           HD     HD
notice_choices           OHFAD  OHFAD
task_done                =      OHF
taskitem_tick            =      OHF
document_edition         OHF    OHF
document_file            OHFAD  =
"""


def outcomes() -> dict[str, tuple[str, str]]:
    """Name of each address → who may GET it, who may POST to it."""
    table = {line.split()[0]: (line.split()[1], line.split()[2]) for line in OTHERS.split("\n") if line.strip()}
    for record, writers in RECORDS.items():
        table |= {
            f"{record}_list": (EVERYONE, EVERYONE),
            f"{record}_detail": (EVERYONE, "="),
            f"{record}_create": (writers, writers),
            f"{record}_update": (writers, writers),
            f"{record}_remove": (writers, writers),
            f"{record}_import": (writers, writers),
            f"{record}_import_template": (writers, "="),
        }
        if record in WITH_STATES:
            table[f"{record}_move"] = (writers, writers)
    return table


# Addresses of one's own jobs and issued files, and those open to strangers, are walked by tests of their own.
ELSEWHERE = (
    "note_",
    "notice_open",
    "stop_mail",
    "account_",
    "mfa_",
    "first_run",
    "set_language",
    "authority_logo",
    "lookup",
    "draft",
    "export_job",
    "feed_job",
    "export_file",
    "export_cancel",
    "iati_job",
    "iati_bring",
    "iati_cancel",
    "calendar_feed",
    "board_",
    "issuedreport_detail",
    "issuedreport_file",
)
JOB_PAGES = ("import_preview", "import_again", "import_apply", "import_cancel")
