from django.urls import path

from reports.views import issued, report

urlpatterns = [
    path("partners/<int:pk>/statement/", report.PartnerStatementPage.as_view(), name="partner_statement"),
    path("partners/<int:pk>/statement/draft/", report.PartnerStatementDraft.as_view(), name="partner_statement_draft"),
    path("projects/<int:pk>/sheet/", report.ProjectSheetPage.as_view(), name="project_sheet"),
    path("projects/<int:pk>/sheet/draft/", report.ProjectSheetDraft.as_view(), name="project_sheet_draft"),
    path("reports/", issued.IssuedReportList.as_view(), name="issuedreport_list"),
    path("reports/<int:pk>/", issued.issued_report, name="issuedreport_detail"),
    path("reports/<int:pk>/file/", issued.issued_file, name="issuedreport_file"),
]
