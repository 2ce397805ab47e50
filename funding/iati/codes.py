"""The code lists of IATI 2.03 that Jisr reads (iatistandard.org/en/iati-standard/203/codelists), worded for people."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class TransactionType(TextChoices):
    INCOMING_FUNDS = "1", _("incoming funds")
    OUTGOING_COMMITMENT = "2", _("outgoing commitment")
    DISBURSEMENT = "3", _("disbursement")
    EXPENDITURE = "4", _("expenditure")
    INTEREST_PAYMENT = "5", _("interest payment")
    LOAN_REPAYMENT = "6", _("loan repayment")
    REIMBURSEMENT = "7", _("reimbursement")
    PURCHASE_OF_EQUITY = "8", _("purchase of equity")
    SALE_OF_EQUITY = "9", _("sale of equity")
    CREDIT_GUARANTEE = "10", _("credit guarantee")
    INCOMING_COMMITMENT = "11", _("incoming commitment")
    OUTGOING_PLEDGE = "12", _("outgoing pledge")
    INCOMING_PLEDGE = "13", _("incoming pledge")


class ActivityStatus(TextChoices):
    PIPELINE = "1", _("pipeline")
    IMPLEMENTATION = "2", _("implementation")
    FINALISATION = "3", _("finalisation")
    CLOSED = "4", _("closed")
    CANCELLED = "5", _("cancelled")
    SUSPENDED = "6", _("suspended")


class DateType(TextChoices):
    PLANNED_START = "1", _("planned start")
    ACTUAL_START = "2", _("actual start")
    PLANNED_END = "3", _("planned end")
    ACTUAL_END = "4", _("actual end")


class OrganisationRole(TextChoices):
    FUNDING = "1", _("funding")
    ACCOUNTABLE = "2", _("accountable")
    EXTENDING = "3", _("extending")
    IMPLEMENTING = "4", _("implementing")


class OrganisationType(TextChoices):
    GOVERNMENT = "10", _("government")
    LOCAL_GOVERNMENT = "11", _("local government")
    OTHER_PUBLIC = "15", _("other public sector")
    INTERNATIONAL_NGO = "21", _("international NGO")
    NATIONAL_NGO = "22", _("national NGO")
    REGIONAL_NGO = "23", _("regional NGO")
    PARTNER_COUNTRY_NGO = "24", _("NGO based in the partner country")
    PUBLIC_PRIVATE = "30", _("public-private partnership")
    MULTILATERAL = "40", _("multilateral organisation")
    FOUNDATION = "60", _("foundation")
    PRIVATE = "70", _("private sector")
    PRIVATE_IN_PROVIDER = "71", _("private sector in the provider country")
    PRIVATE_IN_RECIPIENT = "72", _("private sector in the recipient country")
    PRIVATE_IN_THIRD = "73", _("private sector in a third country")
    ACADEMIC = "80", _("university, training and research")
    OTHER = "90", _("other")


class SectorVocabulary(TextChoices):
    DAC = "1", _("OECD DAC, five digits")
    DAC_CATEGORY = "2", _("OECD DAC, three digits")
    SDG_GOAL = "7", _("Sustainable Development Goal")
    SDG_TARGET = "8", _("Sustainable Development Goal target")


class RelatedType(TextChoices):
    PARENT = "1", _("parent")
    CHILD = "2", _("child")
    SIBLING = "3", _("sibling")
    COFUNDED = "4", _("co-funded")
    THIRD_PARTY = "5", _("third party")


class PlanType(TextChoices):
    ORIGINAL = "1", _("original")
    REVISED = "2", _("revised")


class Sign(IntegerChoices):
    """Which way an amount goes; a blank amount has no sign and is not zero."""

    NEGATIVE = -1, _("negative: refund or reduction")
    ZERO = 0, _("zero")
    POSITIVE = 1, _("positive")
