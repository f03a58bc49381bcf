"""The programme: all that an office knows for its planning."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import evolve, field, fields, frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import ReportingYear
from rocb.planning.administrations.administrations import Administration
from rocb.planning.benchmarking.benchmarks import Benchmark
from rocb.planning.consistency import consistency_faults
from rocb.planning.corrections import Correction, order_faults
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert
from rocb.planning.needs.needs import Need
from rocb.planning.needs.preferences import Preferences
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.training_evaluations import TrainingEvaluation
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.strategy.strategies import Strategy, replacement_faults
from rocb.planning.themes import Theme
from rocb.pruning import names_in, references_to
from rocb.references import past


@frozen(field_transformer=checked)
class Programme:
    """Everything that the work of an office is planned from, and the plan of the year.

    `plan` is `None` until there is one. `strategies` holds the one in force beside those before
    it, `administrations` at most one record a Member; `former` the plans of the years before, the
    oldest first, in which activities keep their ids. `pricing` says what missions of experts cost,
    `evaluations` how they did, `training_evaluations` what people answered about activities. What
    the records say of one another does not contradict itself (see `consistency_faults`).

    `corrections` tell what was put right in the past, in the order of their days. What was struck
    out is known from them alone, and nothing else refers to it.
    """

    themes: tuple[Theme, ...] = ()
    needs: tuple[Need, ...] = ()
    experts: tuple[Expert, ...] = ()
    plan: Plan | None = None
    preferences: Preferences = Preferences()
    administrations: tuple[Administration, ...] = ()
    diagnostics: Diagnostics = Diagnostics()
    strategies: tuple[Strategy, ...] = ()
    portfolio: Portfolio = Portfolio()
    partnerships: Partnerships = Partnerships()
    benchmarks: tuple[Benchmark, ...] = ()
    network: Network = Network()
    former: tuple[Plan, ...] = field(default=(), metadata=past())
    pricing: Pricing | None = None
    evaluations: tuple[Evaluation, ...] = ()
    training_evaluations: tuple[TrainingEvaluation, ...] = ()
    corrections: tuple[Correction, ...] = field(default=(), metadata=past())

    def __attrs_post_init__(self) -> None:
        faults = [
            *consistency_faults(self),
            *replacement_faults(getattr(self, "strategies", ())),
            *_year_faults(self),
            *order_faults(getattr(self, "corrections", ())),
            *_struck_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def _year_faults(programme: Any) -> Iterator[Fault]:
    """Yield the plans that do not stand in the order of their years."""
    former = getattr(programme, "former", ())
    plans = [(f"former[{index}]", plan) for index, plan in enumerate(former)]
    plans.append(("plan", getattr(programme, "plan", None)))
    latest: date | None = None
    for path, plan in plans:
        year = getattr(plan, "year", None)
        if not isinstance(year, ReportingYear):
            continue
        if latest is not None and year.days.first <= latest:
            expected = f"a year that begins after {latest}, with which the one before it ends"
            yield Fault(f"{path}.year", str(year), expected)
        latest = year.days.last


def _struck_faults(programme: Any) -> Iterator[Fault]:
    """Yield each reference to what is known from corrections alone; none for a stand-in."""
    if not isinstance(programme, Programme) or not programme.corrections:
        return
    held = {it.name: getattr(programme, it.name) for it in fields(Programme)}
    struck = names_in(held.pop("corrections")).difference(*map(names_in, held.values()))
    for name, records in held.items() if struck else ():
        for path, (kind, id) in references_to(records, struck, name):
            yield Fault(path, id, f"the id of one of the {kind}")


def year_turned(programme: Programme, plan: Plan) -> Programme:
    """Return the programme with the plan of a later year, the present one among the former.

    Raises `InvalidValue` for a plan whose year does not come after that of the present one.
    """
    require("programme", Programme, programme)
    require("plan", Plan, plan)
    former = programme.former if programme.plan is None else (*programme.former, programme.plan)
    return evolve(programme, plan=plan, former=former)
