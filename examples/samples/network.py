"""The other work of the office for its region."""

from datetime import timedelta
from typing import Final

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.experts.experts import Expert
from rocb.planning.network.network import Network
from rocb.planning.network.secretariat import Notice, SecretariatActivity, SecretariatRole
from rocb.planning.network.staff_development import Development, DevelopmentResult, StaffMember
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.partners.fora import Forum
from rocb.texts import LocalizedText
from samples.courses import courses
from samples.guidance import directions, guidance
from samples.outlines import SECRETARIAT
from samples.policy_gaps import policy_gaps
from samples.representations import representations
from samples.sampler import Sampler
from samples.translations import translations

_TOLD: Final = 6
_DEVELOPED: Final = 2


def network(
    sampler: Sampler,
    office: Office,
    centres: tuple[TrainingCentre, ...],
    fora: tuple[Forum, ...],
    meeting: Days,
) -> Network:
    """Return the network of the centres, which are no samples, with samples of everything else.

    The regional offices met at the Secretariat on the days of `meeting`.
    """
    return Network(
        centres=centres,
        courses=courses(sampler, office, centres),
        policy_gaps=policy_gaps(sampler, office),
        translations=translations(sampler),
        representations=representations(sampler, office, fora, meeting),
        secretariat_activities=_secretariat_activities(sampler, office, meeting),
        staff_development=tuple(
            _staff_member(sampler, number, expert)
            for number, expert in enumerate(office.planning.experts[:_DEVELOPED], 1)
        ),
        guidance=guidance(sampler, office),
        directions=directions(sampler, office),
    )


def _secretariat_activities(
    sampler: Sampler, office: Office, meeting: Days
) -> tuple[SecretariatActivity, ...]:
    told = tuple(member.code for member in sampler.some(office.members, _TOLD))
    first = sampler.monday(190)
    return (
        SecretariatActivity(
            id="secretariat-survey",
            title=LocalizedText("Sample survey on integrity", "Условный опрос по этике"),
            days=Days(first, first + timedelta(days=25)),
            role=SecretariatRole.PROMOTES,
            source=sampler.source,
            notices=(Notice(first, told), Notice(first + timedelta(days=14), told[:2])),
        ),
        SecretariatActivity(
            id="secretariat-meeting",
            title=LocalizedText("Meeting of the regional offices", "Совещание региональных бюро"),
            days=meeting,
            role=SecretariatRole.MANAGES,
            source=sampler.source,
            activity=SECRETARIAT,
        ),
    )


def _staff_member(sampler: Sampler, number: int, expert: Expert) -> StaffMember:
    """Return an expert of the pool whom the office developed; only the first is able so far."""
    first = sampler.monday(70)
    return StaffMember(
        id=f"staff-{number}",
        name=expert.name,
        member=expert.administration,
        source=sampler.source,
        developments=(
            Development(
                title=LocalizedText("Course for trainers", "Курс для преподавателей"),
                theme=next(it.theme for it in expert.skills if it.theme is not None),
                first=first,
                last=first + timedelta(days=11),
                result=DevelopmentResult.ABLE if number == 1 else DevelopmentResult.NOT_YET,
                source=sampler.source,
            ),
        ),
        expert=expert.id,
    )
