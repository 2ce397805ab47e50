from django.urls import path

from reports.views import behind, council, dormant, figures, issued, partner, report
from reports.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("partners/<int:pk>/", partner.PartnerDetail.as_view(), name="partner_detail"),
    path("partners/<int:pk>/statement/", report.PartnerStatementPage.as_view(), name="partner_statement"),
    path("partners/<int:pk>/statement/draft/", report.PartnerStatementDraft.as_view(), name="partner_statement_draft"),
    path("projects/<int:pk>/sheet/", report.ProjectSheetPage.as_view(), name="project_sheet"),
    path("projects/<int:pk>/sheet/draft/", report.ProjectSheetDraft.as_view(), name="project_sheet_draft"),
    path("exchanges/<int:pk>/dossier/", report.DelegationDossierPage.as_view(), name="delegation_dossier"),
    path("exchanges/<int:pk>/dossier/draft/", report.DelegationDossierDraft.as_view(), name="delegation_dossier_draft"),
    path("exchanges/<int:pk>/experience/", report.ExperienceSheetPage.as_view(), name="experience_sheet"),
    path("exchanges/<int:pk>/experience/draft/", report.ExperienceSheetDraft.as_view(), name="experience_sheet_draft"),
    path("agreements/<int:pk>/council-file/", council.council, name="agreement_council_file"),
    path("agreements/<int:pk>/twinning/", report.TwinningReportPage.as_view(), name="twinning_report"),
    path("agreements/<int:pk>/twinning/draft/", report.TwinningReportDraft.as_view(), name="twinning_report_draft"),
    path("figures/", figures.pipeline_figures, name="pipeline_figures"),
    path("figures/bids/", behind.PipelineBids.as_view(), name="pipeline_bids"),
    path("figures/tasks/", behind.PipelineTasks.as_view(), name="pipeline_tasks"),
    path("figures/projects/", behind.PipelineProjects.as_view(), name="pipeline_projects"),
    path("figures/calls/", behind.PipelineCalls.as_view(), name="pipeline_calls"),
    path("figures/screenings/", behind.PipelineScreenings.as_view(), name="pipeline_screenings"),
    path("dormant/", dormant.dormant, name="dormant"),
    path("reports/", issued.IssuedReportList.as_view(), name="issuedreport_list"),
    path("reports/<int:pk>/", issued.issued_report, name="issuedreport_detail"),
    path("reports/<int:pk>/file/", issued.issued_file, name="issuedreport_file"),
]
