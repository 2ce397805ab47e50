from jisr.addresses import record_urls
from partnerships.views import agreement, contact, partner, theme

urlpatterns = [
    *record_urls("partners", "partner", partner),
    *record_urls("contacts", "contact", contact),
    *record_urls("agreements", "agreement", agreement),
    *record_urls("themes", "theme", theme),
]
