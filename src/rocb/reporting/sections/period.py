"""The sections that a report on any period has, in their order."""

from rocb.periods import Quarter
from rocb.reporting.accounts.period import PeriodAccount
from rocb.reporting.pages import Section
from rocb.reporting.sections.activities import activities_section
from rocb.reporting.sections.budget import budget_section
from rocb.reporting.sections.centres import centres_section
from rocb.reporting.sections.experts import experts_section
from rocb.reporting.sections.goals import goals_section
from rocb.reporting.sections.mandate import mandate_section
from rocb.reporting.sections.needs import needs_section
from rocb.reporting.sections.participants import participants_section
from rocb.reporting.sections.partners import partners_section
from rocb.reporting.sections.pledges import pledges_section
from rocb.reporting.sections.policy_gaps import policy_gaps_section
from rocb.reporting.sections.premises import premises_section
from rocb.reporting.sections.reach import reach_section
from rocb.reporting.sections.risks import risks_section
from rocb.reporting.sections.satisfaction import satisfaction_section
from rocb.reporting.sections.sources import sources_section
from rocb.reporting.sections.summary import summary_section
from rocb.reporting.sections.translations import translations_section
from rocb.reporting.sections.transmittal import transmittal_section
from rocb.reporting.words.naming import Names


def period_sections(
    names: Names, account: PeriodAccount, quarter: Quarter | None = None
) -> tuple[Section, ...]:
    """Return the sections of a report on a `quarter`, or on the year where that is `None`."""
    period = "year" if quarter is None else "quarter"
    plan = account.basis.plan
    return (
        transmittal_section(names, account.transmittal, period),
        summary_section(names, account),
        goals_section(names, account.goals, period),
        activities_section(names, account.activities, plan, quarter),
        participants_section(names, account.participants),
        reach_section(names, account.reach, period),
        needs_section(names, account.needs),
        centres_section(names, account.centres),
        experts_section(names, account.experts),
        partners_section(names, account.partners),
        pledges_section(names, account.pledges),
        budget_section(names, account.budget),
        premises_section(names, account.premises),
        satisfaction_section(names, account.satisfaction),
        translations_section(names, account.translations),
        policy_gaps_section(names, account.policy_gaps),
        mandate_section(names, account.mandate, period),
        risks_section(names, account.risks, plan),
        sources_section(names, account.activities),
    )
