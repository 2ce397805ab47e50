"""What every screen of a record shares."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from jisr.models import Base


class Screen(View):
    """What the screens share: the kind of record, the permission asked, and only what this person may see."""

    model: ClassVar[type[Base]]
    action: ClassVar[str] = "view"
    template: ClassVar[str] = ""
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(self.model.permission_to(self.action)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> QuerySet:
        """The records of this kind that this person may see; a record's own screen adds what it shows."""
        return self.model._default_manager.visible_to(self.request.user)

    def record(self) -> Any:
        return get_object_or_404(self.rows(), pk=self.kwargs["pk"])

    def follow(self, saved: Any) -> None:
        """What else comes of a record that was just written."""

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        meta = self.model._meta
        may = {
            action: self.request.user.has_perm(self.model.permission_to(action))
            for action in ("add", "change", "delete")
        }
        names = {name: self.model.url_name(name) for name in ("list", "create", "import")}
        own = f"{meta.app_label}/{meta.model_name}_{self.template}.html"
        context = {"meta": meta, "icon": self.model.ICON, "may": may, "names": names, **context}
        return render(self.request, [own, f"generic/{self.template}.html"], context, status=status)
