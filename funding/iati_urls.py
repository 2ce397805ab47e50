from django.urls import path

from funding.views import iati

urlpatterns = [
    path("iati/", iati.iati_import, name="iati_import"),
    path("iati/<int:pk>/", iati.iati_job, name="iati_job"),
    path("iati/<int:pk>/import/", iati.iati_bring, name="iati_bring"),
    path("iati/<int:pk>/cancel/", iati.iati_cancel, name="iati_cancel"),
]
