from django.urls import path

from jisr.addresses import record_urls
from jisr.pages import (
    document_types,
    documents,
    exports,
    first_run,
    language,
    notes,
    notices,
    profile,
    search,
    settings,
    users,
)
from jisr.pages.imports import import_urls

urlpatterns = [
    path("first-run/", first_run.first_run, name="first_run"),
    path("language/", language.set_language, name="set_language"),
    path("profile/", profile.profile, name="profile"),
    path("settings/", settings.authority_settings, name="authority_settings"),
    path("settings/logo/", settings.authority_logo, name="authority_logo"),
    path("users/", users.user_list, name="user_list"),
    path("users/invite/", users.user_invite, name="user_invite"),
    path("users/<int:pk>/", users.user_detail, name="user_detail"),
    path("users/<int:pk>/edit/", users.user_update, name="user_update"),
    path("users/<int:pk>/deactivate/", users.user_deactivate, name="user_deactivate"),
    path("users/<int:pk>/activate/", users.user_activate, name="user_activate"),
    path("users/<int:pk>/invite-again/", users.user_invite_again, name="user_invite_again"),
    path("users/<int:pk>/two-step-off/", users.user_two_step_off, name="user_two_step_off"),
    path("notes/new/", notes.note_create, name="note_create"),
    path("notes/<int:pk>/edit/", notes.note_update, name="note_update"),
    path("notes/<int:pk>/remove/", notes.note_remove, name="note_remove"),
    path("notices/", notices.notice_list, name="notice_list"),
    path("notices/<int:pk>/", notices.notice_open, name="notice_open"),
    path("exports/<int:pk>/", exports.export_job, name="export_job"),
    path("exports/<int:pk>/file/", exports.export_file, name="export_file"),
    path("exports/<int:pk>/cancel/", exports.export_cancel, name="export_cancel"),
    *record_urls("documents", "document", documents),
    path("documents/<int:pk>/edition/", documents.DocumentEdition.as_view(), name="document_edition"),
    path("documents/<int:pk>/file/", documents.document_file, name="document_file"),
    *import_urls("documents", "document", "jisr.pages.documents_sheet.DocumentResource"),
    *record_urls("document-types", "documenttype", document_types, stem="DocumentType"),
    *import_urls("document-types", "documenttype", "jisr.pages.documents_sheet.DocumentTypeResource"),
    path("search/", search.search, name="search"),
    path("lookup/<str:label>/", search.lookup, name="lookup"),
]
