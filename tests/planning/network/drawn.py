"""Networks drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rocb.mandate import CLAUSES
from rocb.periods import Days
from rocb.planning.administrations.instruments import INSTRUMENTS
from rocb.planning.network.courses import Course
from rocb.planning.network.directions import Direction, Supervisor
from rocb.planning.network.guidance import Guidance, GuidanceForm
from rocb.planning.network.network import Network
from rocb.planning.network.policy_gaps import PolicyAnswer, PolicyGap
from rocb.planning.network.representations import Representation
from rocb.planning.network.secretariat import Notice, SecretariatActivity, SecretariatRole
from rocb.planning.network.staff_development import Development, DevelopmentResult, StaffMember
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.network.translations import (
    TRANSLATION_STATES_AFTER,
    Translation,
    TranslationState,
    TranslationStep,
)
from tests.drawn import CODES, DATES, IDS, LANGUAGES, SOURCES, TEXTS, records, some
from tests.planning.refs import Refs

TEXT_OR_NOT = st.none() | TEXTS
SPANS = st.integers(0, 40).map(timedelta)
CLAUSE_IDS = st.lists(st.sampled_from([it.id for it in CLAUSES]), unique=True, max_size=2).map(
    tuple
)
PROVISION_IDS = (
    *(whole.id for whole in INSTRUMENTS),
    *(part.id for whole in INSTRUMENTS for part in whole.provisions),
)
PROVISIONS = st.lists(st.sampled_from(PROVISION_IDS), unique=True, max_size=2).map(tuple)


def later(day: date) -> st.SearchStrategy[date | None]:
    """Draw a day that is no earlier, or nothing."""
    return st.none() | SPANS.map(lambda span: day + span)


@st.composite
def centres(draw: st.DrawFn, refs: Refs) -> tuple[TrainingCentre, ...]:
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        since = draw(st.none() | DATES)
        until = draw(later(since or date(2021, 1, 1)))
        found.append(
            TrainingCentre(
                id,
                draw(TEXTS),
                draw(refs.perhaps("organisations")),
                draw(TEXT_OR_NOT),
                draw(st.none() | CODES),
                draw(SOURCES),
                since,
                until if until != since else None,
            )
        )
    return tuple(found)


def _days_at(centre: TrainingCentre) -> st.SearchStrategy[Days]:
    """Draw days on which the centre exists."""
    least = centre.since or date(1990, 1, 1)
    most = centre.until - timedelta(1) if centre.until else max(least, date(2050, 1, 1))
    dates = st.dates(min(least, most), most)
    return st.tuples(dates, dates).map(lambda pair: Days(*sorted(pair)))


@st.composite
def courses(draw: st.DrawFn, refs: Refs, held_at: tuple[TrainingCentre, ...]) -> tuple[Course, ...]:
    if not held_at or not refs.has("themes"):
        return ()
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=3)):
        centre = draw(st.sampled_from(held_at))
        found.append(
            Course(
                id,
                centre.id,
                draw(TEXTS),
                draw(refs.one("themes")),
                draw(_days_at(centre)),
                draw(LANGUAGES),
                draw(st.none() | st.integers(1, 100)),
                draw(refs.some("members")),
                draw(SOURCES),
            )
        )
    return tuple(found)


@st.composite
def policy_gaps(draw: st.DrawFn, refs: Refs) -> tuple[PolicyGap, ...]:
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        found_on = last = draw(DATES)
        raised_on = draw(later(found_on))
        answers: tuple[PolicyAnswer, ...] = ()
        if raised_on is not None:
            given = draw(st.lists(SPANS.map(raised_on.__add__), max_size=2).map(sorted))
            answers = tuple(PolicyAnswer(on, draw(TEXTS), draw(SOURCES)) for on in given)
            last = max((raised_on, *given))
        found.append(
            PolicyGap(
                id,
                draw(TEXTS),
                draw(TEXT_OR_NOT),
                found_on,
                draw(SOURCES),
                draw(PROVISIONS),
                draw(CLAUSE_IDS),
                draw(refs.some("members")),
                raised_on,
                draw(refs.perhaps("organisations")) if raised_on else None,
                answers,
                draw(later(last)),
            )
        )
    return tuple(found)


@st.composite
def translation_steps(draw: st.DrawFn, asked_on: date) -> tuple[TranslationStep, ...]:
    """Draw steps that follow from one another."""
    found: list[TranslationStep] = []
    state, on = TranslationState.ASKED, asked_on
    for _ in range(draw(st.integers(0, 4))):
        following = [it for it in TranslationState if it in TRANSLATION_STATES_AFTER[state]]
        if not following:
            break
        state, on = draw(st.sampled_from(following)), on + draw(SPANS)
        found.append(TranslationStep(state, on))
    return tuple(found)


@st.composite
def translations(draw: st.DrawFn) -> tuple[Translation, ...]:
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=3)):
        original, language = draw(st.permutations(["en", "fr", "ru", "az"]))[:2]
        asked_on = draw(DATES)
        found.append(
            Translation(
                id,
                draw(st.sampled_from(["guide", "handbook"])),
                draw(TEXTS),
                original,
                language,
                asked_on,
                draw(later(asked_on)),
                draw(st.integers(1, 5)),
                draw(TEXT_OR_NOT),
                draw(SOURCES),
                draw(translation_steps(asked_on)),
            )
        )
    return tuple(found)


@st.composite
def representations(draw: st.DrawFn, refs: Refs) -> tuple[Representation, ...]:
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        first, for_wco = draw(DATES), draw(st.booleans())
        attended = draw(st.none() | st.booleans())
        found.append(
            Representation(
                id,
                draw(TEXTS),
                Days(first, first + draw(SPANS)),
                draw(st.booleans()),
                for_wco,
                draw(SOURCES),
                draw(refs.perhaps("fora")),
                draw(TEXT_OR_NOT),
                draw(st.none() | CODES),
                draw(some(TEXTS)),
                draw(some(TEXTS)),
                draw(refs.perhaps("organisations")) if for_wco else None,
                attended,
                draw(TEXT_OR_NOT),
                None if attended is False else draw(later(first)),
            )
        )
    return tuple(found)


@st.composite
def staff(draw: st.DrawFn, refs: Refs) -> tuple[StaffMember, ...]:
    if not refs.has("members"):
        return ()
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        developments = []
        for first in draw(st.lists(DATES, max_size=2)) if refs.has("themes") else ():
            last = draw(later(first))
            result = draw(st.none() | st.sampled_from(DevelopmentResult)) if last else None
            theme = draw(refs.one("themes"))
            developments.append(Development(draw(TEXTS), theme, first, last, result, draw(SOURCES)))
        member = draw(refs.one("members"))
        found.append(
            StaffMember(
                id,
                draw(TEXTS),
                member,
                draw(SOURCES),
                tuple(developments),
                draw(refs.at(member).perhaps("experts")),
                draw(st.none() | DATES),
            )
        )
    return tuple(found)


@st.composite
def guidance(draw: st.DrawFn, refs: Refs) -> tuple[Guidance, ...]:
    if not refs.has("members"):
        return ()
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        on = draw(DATES)
        followed_up_on = draw(later(on))
        found.append(
            Guidance(
                id,
                draw(refs.one("members")),
                on,
                draw(TEXTS),
                draw(TEXT_OR_NOT),
                draw(TEXTS),
                draw(st.none() | st.sampled_from(GuidanceForm)),
                draw(SOURCES),
                draw(PROVISIONS),
                draw(CLAUSE_IDS),
                draw(later(on)),
                followed_up_on,
                draw(TEXT_OR_NOT) if followed_up_on else None,
            )
        )
    return tuple(found)


@st.composite
def directions(draw: st.DrawFn, refs: Refs) -> tuple[Direction, ...]:
    found = []
    for id in draw(st.lists(IDS, unique=True, max_size=2)):
        on = draw(DATES)
        done_on = draw(later(on))
        found.append(
            Direction(
                id,
                draw(st.sampled_from(Supervisor)),
                draw(refs.perhaps("organisations")),
                on,
                draw(TEXTS),
                draw(SOURCES),
                draw(later(on)),
                done_on,
                draw(TEXT_OR_NOT) if done_on else None,
            )
        )
    return tuple(found)


@st.composite
def drawn_network(draw: st.DrawFn, refs: Refs) -> Network:
    """Draw a network whose references lead to what there is."""
    held_at = draw(centres(refs))
    secretariat_activities = records(
        SecretariatActivity,
        TEXTS,
        st.builds(lambda first, span: Days(first, first + span), DATES, SPANS),
        st.sampled_from(SecretariatRole),
        SOURCES,
        refs.perhaps("activities"),
        some(st.builds(Notice, DATES, refs.some("members"))),
    )
    return Network(
        held_at,
        draw(courses(refs, held_at)),
        draw(policy_gaps(refs)),
        draw(translations()),
        draw(representations(refs)),
        draw(secretariat_activities),
        draw(staff(refs)),
        draw(guidance(refs)),
        draw(directions(refs)),
    )
