from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JisrConfig(AppConfig):
    name = "jisr"
    verbose_name = _("Jisr")

    def ready(self) -> None:
        from jisr import checks  # noqa: F401
