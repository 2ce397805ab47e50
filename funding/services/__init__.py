"""Writes that cross records."""

from .award import CARRIED, Award, award_proposal
from .carried import unnamed_contribution
from .payment import post_payment, reverse_payment

__all__ = ["CARRIED", "Award", "award_proposal", "post_payment", "reverse_payment", "unnamed_contribution"]
