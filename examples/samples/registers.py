"""All registers of an office, filled with samples that refer to each other."""

from attrs import evolve

from rocb.office import Office
from rocb.planning.network.training_centres import TrainingCentre
from samples.administrations import administrations, recorded
from samples.attendance import with_attendance
from samples.benchmarks import benchmarks
from samples.careers import after_workshop, evaluations, renewed
from samples.corrections import with_corrections
from samples.diagnostics import diagnostics
from samples.experts import pricing
from samples.needs import met_needs, passing_needs, with_links
from samples.network import network
from samples.organisations import customs_of, made_up_partners, partners_in
from samples.outlines import ACCREDITATION, BENCHMARKING, DONORS_MEET, PROJECT, SECRETARIAT, SURVEY
from samples.partnerships import partnerships
from samples.plan import linked, with_activities
from samples.portfolio import portfolio
from samples.preferences import preferences
from samples.sampler import Sampler, sampler_for
from samples.spending import with_spending
from samples.strategy import strategy
from samples.tenants import with_tenants
from samples.training_evaluations import training_evaluations


def with_registers(office: Office, seed: int, centres: tuple[TrainingCentre, ...]) -> Office:
    """Return the office of a year with samples in all of its registers.

    Its plan, needs, experts and rooms have to be there; an office without a plan or without needs
    is returned as it is, as there is nothing to work on. The training `centres` are no samples.
    """
    plan, programme = office.planning.plan, office.planning
    if plan is None or not programme.needs:
        return office
    year = plan.year

    def made(register: str) -> Sampler:
        return sampler_for(office.region, year, seed, register)

    donors = made_up_partners(made("partners"))
    owners = customs_of(made("owners"), office, recorded(office.members))
    organisations = {it.id: it for it in (*office.organisations, *donors, *owners.values())}

    activities = with_attendance(made("attendance"), plan.activities)
    plan = evolve(plan, activities=with_spending(made("spending"), activities))
    plan = with_activities(made("activities"), made("histories"), office, plan)
    held = {activity.id: activity for activity in plan.activities}
    found = diagnostics(made("diagnostics"), office, plan, held[SURVEY].days)
    partnership = partnerships(made("partnerships"), office, held[DONORS_MEET].days)
    programme = evolve(
        programme,
        needs=(
            *with_links(programme.needs, found),
            *met_needs(made("needs"), programme.needs),
            *passing_needs(made("passing needs"), programme.needs, programme.themes),
        ),
        preferences=preferences(made("preferences"), office),
        administrations=administrations(made("administrations"), owners),
        diagnostics=found,
        strategies=(strategy(made("strategy"), office),),
        portfolio=portfolio(made("portfolio"), office, found, held[PROJECT]),
        partnerships=partnership,
        benchmarks=benchmarks(made("benchmarks"), office, held[BENCHMARKING].members),
        network=network(made("network"), office, centres, partnership.fora, held[SECRETARIAT].days),
        experts=renewed(
            made("renewals"),
            after_workshop(made("workshop"), programme.experts, held[ACCREDITATION]),
        ),
        pricing=pricing(made("donor rules")),
        evaluations=evaluations(made("evaluations"), programme.experts, plan.activities),
        training_evaluations=training_evaluations(made("feedback"), plan.activities),
    )
    partners = partners_in(office)
    filled = evolve(
        office,
        organisations=tuple(organisations.values()),
        planning=with_corrections(
            made("corrections"),
            evolve(programme, plan=linked(made("plan"), programme, plan, partners)),
        ),
    )
    return with_tenants(made("tenants"), filled)
