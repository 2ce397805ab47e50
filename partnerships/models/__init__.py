from .action_point import ActionPoint, ActionState, Priority
from .agreement import Agreement, AgreementParty, AgreementState, ClosingCheck, ClosingItem, PartyRole, Renewal
from .amendment import Amendment, AmendmentKind, AmendmentParty, AmendmentState, PartyChange
from .assessment import Answer, Assessment, Question, Questionnaire, Rating
from .contact import Contact, ContactRole
from .duty import AgreementDuty, Event, ObligationKind, ObligationTemplate, Recurrence, Side, TemplateDuty
from .exchange import Bearer, Exchange, ExchangeKind, ExchangeState
from .exchange_rows import Delegate, ExchangePartner, Outcome, OutcomeKind, ProgrammeItem
from .goal import Goal, GoalShare
from .legal import (
    AgreementKind,
    LegalStep,
    PathStep,
    RequiredDocument,
    Responsible,
    SessionKind,
    StepNature,
    StepState,
    check_order,
)
from .obligation import Obligation, ObligationState
from .partner import Partner, PartnerIdentifier, PartnerKind, PartnerKindsField, PartnerState, PartnerTheme
from .plan import AxisShare, Plan, PlanAxis, PlanKind
from .theme import Theme, ThemeGoal, ThemeSector, ThemeShare, check_split

__all__ = [
    "ActionPoint",
    "ActionState",
    "Agreement",
    "AgreementDuty",
    "AgreementKind",
    "AgreementParty",
    "AgreementState",
    "Amendment",
    "AmendmentKind",
    "AmendmentParty",
    "AmendmentState",
    "Answer",
    "Assessment",
    "AxisShare",
    "Bearer",
    "ClosingCheck",
    "ClosingItem",
    "Contact",
    "ContactRole",
    "Delegate",
    "Event",
    "Exchange",
    "ExchangeKind",
    "ExchangePartner",
    "ExchangeState",
    "Goal",
    "GoalShare",
    "LegalStep",
    "Obligation",
    "ObligationKind",
    "ObligationState",
    "ObligationTemplate",
    "Outcome",
    "OutcomeKind",
    "Partner",
    "PartnerIdentifier",
    "PartnerKind",
    "PartnerKindsField",
    "PartnerState",
    "PartnerTheme",
    "PartyChange",
    "PartyRole",
    "PathStep",
    "Plan",
    "PlanAxis",
    "PlanKind",
    "Priority",
    "ProgrammeItem",
    "Question",
    "Questionnaire",
    "Rating",
    "Recurrence",
    "Renewal",
    "RequiredDocument",
    "Responsible",
    "SessionKind",
    "Side",
    "StepNature",
    "StepState",
    "TemplateDuty",
    "Theme",
    "ThemeGoal",
    "ThemeSector",
    "ThemeShare",
    "check_order",
    "check_split",
]
