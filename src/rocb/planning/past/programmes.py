"""A programme as it was known on a day."""

from datetime import date
from typing import Any

from rocb.planning.past.administrations import administrations_on
from rocb.planning.past.dated import dated_by
from rocb.planning.past.diagnostics import benchmarks_on, diagnostics_on
from rocb.planning.past.needs import needs_on, preferences_on
from rocb.planning.past.network import network_on
from rocb.planning.past.partnerships import partnerships_on
from rocb.planning.past.people import experts_on
from rocb.planning.past.plans import plans_on
from rocb.planning.past.portfolio import portfolio_on
from rocb.planning.past.strategies import strategies_on
from rocb.planning.past.undoing import undone
from rocb.planning.programme import Programme


def programme_fields_on(programme: Programme, day: date) -> dict[str, Any]:
    """Return the fields of a programme as it was known at the end of a day.

    References may still lead to what was not known then. Themes and prices bear no date and stay.
    """
    then = undone(programme, day)
    plans = plans_on(then, day)
    lent_by = {it.id: it.administration for it in then.experts}
    return {
        "themes": then.themes,
        "needs": needs_on(then.needs, day),
        "experts": experts_on(then.experts, plans.moved, day),
        "plan": plans.plan,
        "preferences": preferences_on(then.preferences, day),
        "administrations": administrations_on(then.administrations, day),
        "diagnostics": diagnostics_on(then.diagnostics, day),
        "strategies": strategies_on(then.strategies, day),
        "portfolio": portfolio_on(then.portfolio, day),
        "partnerships": partnerships_on(then.partnerships, day),
        "benchmarks": benchmarks_on(then.benchmarks, day),
        "network": network_on(then.network, lent_by, day),
        "former": plans.former,
        "pricing": then.pricing,
        "evaluations": dated_by(then.evaluations, "on", day),
        "training_evaluations": dated_by(then.training_evaluations, "on", day),
        "corrections": then.corrections,
    }
