from django.urls import include, path

urlpatterns = [
    path("accounts/", include("jisr.pages.account_urls")),
    path("", include("jisr.pages.urls")),
    path("", include("partnerships.urls")),
    path("", include("funding.urls")),
    path("", include("reports.urls")),
]
