from django.urls import path

from funding.views import blocking, budget_heading, board, disbursement, iati, instalment, opportunity, project, proposal, rate
from jisr.addresses import record_urls
from jisr.pages.imports import import_urls

urlpatterns = [
    *record_urls("opportunities", "opportunity", opportunity),
    *import_urls("opportunities", "opportunity", "funding.resources.OpportunityResource"),
    path("proposals/<int:pk>/award/", proposal.ProposalAward.as_view(), name="proposal_award"),
    *record_urls("proposals", "proposal", proposal),
    *import_urls("proposals", "proposal", "funding.resources.ProposalResource"),
    path("projects/by-theme/", project.by_theme, name="project_by_theme"),
    path("projects/<int:pk>/adopt/", project.ProjectAdopt.as_view(), name="project_adopt"),
    *record_urls("projects", "project", project),
    *import_urls("projects", "project", "funding.resources.ProjectResource"),
    path("pipeline/board/", board.proposal_board, name="proposal_board"),
    path("pipeline/board/changes/", board.board_changes, name="board_changes"),
    path("pipeline/board/move/", board.board_move, name="board_move"),
    path("blocked-payments/", blocking.BlockingPayments.as_view(), name="blocking_payments"),
    *record_urls("instalments", "instalment", instalment),
    *import_urls("instalments", "instalment", "funding.resources.InstalmentResource"),
    path("disbursements/<int:pk>/post/", disbursement.DisbursementPost.as_view(), name="disbursement_post"),
    path("disbursements/<int:pk>/reverse/", disbursement.DisbursementReverse.as_view(), name="disbursement_reverse"),
    *record_urls("disbursements", "disbursement", disbursement),
    *import_urls("disbursements", "disbursement", "funding.resources.DisbursementResource"),
    path("iati/", iati.iati_import, name="iati_import"),
    path("iati/<int:pk>/", iati.iati_job, name="iati_job"),
    path("iati/<int:pk>/import/", iati.iati_bring, name="iati_bring"),
    path("iati/<int:pk>/cancel/", iati.iati_cancel, name="iati_cancel"),
    *record_urls("budget-headings", "budgetheading", budget_heading, stem="BudgetHeading"),
    *import_urls("budget-headings", "budgetheading", "funding.resources.budget_heading.BudgetHeadingResource"),
    *record_urls("rates", "exchangerate", rate, stem="ExchangeRate"),
    *import_urls("rates", "exchangerate", "funding.resources.ExchangeRateResource"),
]
