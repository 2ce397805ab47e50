from jisr.addresses import record_urls
from jisr.pages.imports import import_urls
from partnerships.views import agreement, contact, partner, theme

urlpatterns = [
    *record_urls("partners", "partner", partner),
    *import_urls("partners", "partner", "partnerships.resources.PartnerResource"),
    *record_urls("contacts", "contact", contact),
    *import_urls("contacts", "contact", "partnerships.resources.ContactResource"),
    *record_urls("agreements", "agreement", agreement),
    *import_urls("agreements", "agreement", "partnerships.resources.AgreementResource"),
    *record_urls("themes", "theme", theme),
    *import_urls("themes", "theme", "partnerships.resources.ThemeResource"),
]
