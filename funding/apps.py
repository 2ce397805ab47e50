from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundingConfig(AppConfig):
    name = "funding"
    verbose_name = _("Funding")

    def ready(self) -> None:
        from funding.bids import reviews
        from jisr.handover import DUTIES, Duty

        DUTIES.append(Duty(reviews.waiting_for, reviews.pass_on))
