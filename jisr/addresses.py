"""The addresses of a record's screens, made from the views of one module."""

from types import ModuleType

from django.urls import URLPattern, path

SCREENS = {
    "List": "",
    "Create": "new/",
    "Detail": "<int:pk>/",
    "Update": "<int:pk>/edit/",
    "Remove": "<int:pk>/remove/",
    "Move": "<int:pk>/move/<slug:state>/",
}


def record_urls(slug: str, name: str, views: ModuleType, *, stem: str = "") -> list[URLPattern]:
    """Return the patterns for `PartnerList`, `PartnerCreate` … of a module: `partner_list` at partners/ …

    `stem` is what the views' names begin with where it is not the name with a capital (`ExchangeRate`).
    """
    stem = stem or name.title().replace("_", "")
    found = ((screen, getattr(views, f"{stem}{screen}", None)) for screen in SCREENS)
    return [
        path(f"{slug}/{SCREENS[screen]}", view.as_view(), name=f"{name}_{screen.lower()}")
        for screen, view in found
        if view is not None
    ]
