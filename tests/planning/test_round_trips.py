"""Whatever an office keeps for its planning comes back from its document as it was."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rocb import documents
from rocb.office import Office
from tests.planning.administrations.drawn import drawn_administrations
from tests.planning.an_office import REFS, the_office
from tests.planning.benchmarking.drawn import drawn_benchmarking
from tests.planning.diagnostics.drawn import drawn_diagnostics
from tests.planning.experts.drawn import (
    drawn_evaluations,
    drawn_experts,
    drawn_pricing,
)
from tests.planning.needs.drawn import drawn_needs
from tests.planning.network.drawn import drawn_network
from tests.planning.partners.drawn import drawn_partners
from tests.planning.plan.drawn import drawn_training_evaluations
from tests.planning.plan.drawn_plans import drawn_plans
from tests.planning.projects.drawn import drawn_projects
from tests.planning.strategy.drawn import drawn_strategy

ROOMS: dict[str, Callable[..., st.SearchStrategy[Any]]] = {
    "administrations": drawn_administrations,
    "benchmarks": drawn_benchmarking,
    "diagnostics": drawn_diagnostics,
    "evaluations": drawn_evaluations,
    "experts": drawn_experts,
    "network": drawn_network,
    "partnerships": drawn_partners,
    "plan": drawn_plans,
    "portfolio": drawn_projects,
    "preferences": drawn_needs,
    "pricing": drawn_pricing,
    "strategies": drawn_strategy,
    "training_evaluations": drawn_training_evaluations,
}
OFFICE = the_office()


def back_from_its_document(office: Office) -> Office:
    return documents.loads(documents.dumps(office))


def test_an_office_with_one_record_of_every_kind_comes_back():
    assert back_from_its_document(OFFICE) == OFFICE


@pytest.mark.parametrize("room", ROOMS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_whole_register_comes_back(room, data):
    register = data.draw(ROOMS[room](REFS))
    office = evolve(OFFICE, planning=evolve(OFFICE.planning, **{room: register}))
    assert back_from_its_document(office) == office
