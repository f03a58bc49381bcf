"""All that is accounted for over a period, from one basis."""

from attrs import frozen

from rocb.checks import require
from rocb.reporting.accounts.activities import ActivityAccount, activity_account
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.budget import BudgetAccount, budget_account
from rocb.reporting.accounts.centres import CentresAccount, centres_account
from rocb.reporting.accounts.experts import ExpertAccount, expert_account
from rocb.reporting.accounts.goals import GoalsAccount, goals_account
from rocb.reporting.accounts.mandate import MandateAccount, mandate_account
from rocb.reporting.accounts.needs import NeedAccount, need_account
from rocb.reporting.accounts.participants import ParticipantAccount, participant_account
from rocb.reporting.accounts.partners import PartnerAccount, partner_account
from rocb.reporting.accounts.pledges import PledgeAccount, pledge_account
from rocb.reporting.accounts.policy_gaps import PolicyGapAccount, policy_gap_account
from rocb.reporting.accounts.premises import PremisesAccount, premises_account
from rocb.reporting.accounts.reach import ReachAccount, reach_account
from rocb.reporting.accounts.risks import RiskAccount, risk_account
from rocb.reporting.accounts.satisfaction import SatisfactionAccount, satisfaction_account
from rocb.reporting.accounts.translations import TranslationAccount, translation_account
from rocb.reporting.accounts.transmittal import Transmittal, transmittal


@frozen
class PeriodAccount:
    """All that an office accounts for over a period, each from the same `basis`."""

    basis: Basis
    transmittal: Transmittal
    activities: ActivityAccount
    participants: ParticipantAccount
    reach: ReachAccount
    goals: GoalsAccount
    mandate: MandateAccount
    needs: NeedAccount
    centres: CentresAccount
    experts: ExpertAccount
    partners: PartnerAccount
    pledges: PledgeAccount
    premises: PremisesAccount
    translations: TranslationAccount
    budget: BudgetAccount
    satisfaction: SatisfactionAccount
    policy_gaps: PolicyGapAccount
    risks: RiskAccount


def period_account(basis: Basis) -> PeriodAccount:
    """Return all that an office accounts for over a period."""
    require("basis", Basis, basis)
    return PeriodAccount(
        basis,
        transmittal(basis),
        activity_account(basis),
        participant_account(basis),
        reach_account(basis),
        goals_account(basis),
        mandate_account(basis),
        need_account(basis),
        centres_account(basis),
        expert_account(basis),
        partner_account(basis),
        pledge_account(basis),
        premises_account(basis),
        translation_account(basis),
        budget_account(basis),
        satisfaction_account(basis),
        policy_gap_account(basis),
        risk_account(basis),
    )
