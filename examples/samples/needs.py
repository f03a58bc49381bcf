"""Needs of Members, and what they are linked to."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from attrs import evolve

from rocb.members import Member
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.needs.needs import Need
from rocb.planning.themes import Theme
from samples.sampler import Sampler
from samples.themes import focus_of, themes_beside

_MET: Final = 2
_PASSING: Final = ((24, 75), (48, 150), (122, 174), (192, 262), (206, 318), (290, 346))
"""About which days of the year needs were found and met that are there for a short time only."""


def needs(
    sampler: Sampler,
    stated: Iterable[tuple[str, str]],
    members: tuple[Member, ...],
    themes: tuple[Theme, ...],
) -> tuple[Need, ...]:
    """Return a need for each stated pair of Member and theme, and about as many others."""
    rng = sampler.rng
    pairs = list(dict.fromkeys(stated))
    if members and themes:
        pairs += [(rng.choice(members).code, rng.choice(themes).id) for _ in range(len(pairs) + 3)]
    return tuple(
        _need(sampler, f"need-{number:03}", member, theme)
        for number, (member, theme) in enumerate(dict.fromkeys(pairs), 1)
    )


def _need(sampler: Sampler, id: str, member: str, theme: str) -> Need:
    rng = sampler.rng
    current = rng.randint(0, 3)
    return Need(
        id=id,
        member=member,
        theme=theme,
        current=current if rng.random() > 0.08 else None,
        target=rng.randint(current + 1, 5),
        importance=rng.randint(1, 5),
        found_on=sampler.year.days.first - timedelta(days=rng.randint(30, 360)),
        source=sampler.source,
    )


def with_links(needs: Iterable[Need], diagnostics: Diagnostics) -> tuple[Need, ...]:
    """Return the needs with their focus areas, and with the findings that `finding_of` names."""
    found = {finding.id for made in diagnostics.assessments for finding in made.findings}
    return tuple(
        evolve(
            need,
            focus=focus_of(need.theme),
            finding=finding_of(need) if finding_of(need) in found else None,
        )
        for need in needs
    )


def finding_of(need: Need) -> str:
    """Return the id of the finding that a need came from, if it came from one."""
    return f"finding-{need.id}"


def passing_needs(
    sampler: Sampler, needs: tuple[Need, ...], themes: tuple[Theme, ...]
) -> tuple[Need, ...]:
    """Return needs that were found in the year and met in it, where possible in themes in which no
    other is."""
    had = {(need.member, need.theme) for need in needs}
    members = tuple(dict.fromkeys(need.member for need in needs))
    subjects = themes_beside(themes, needs)
    found = []
    for number, (found_on, met_on) in enumerate(_PASSING, 1):
        theme = subjects[number % len(subjects)].id
        free = [member for member in members if (member, theme) not in had] or members
        member = sampler.rng.choice(free)
        had.add((member, theme))
        found.append(
            Need(
                id=f"need-passing-{number}",
                member=member,
                theme=theme,
                current=sampler.rng.randint(1, 2),
                target=3,
                importance=sampler.rng.randint(2, 4),
                found_on=sampler.monday(found_on),
                source=sampler.source,
                focus=focus_of(theme),
                met_on=sampler.monday(met_on),
            )
        )
    return tuple(found)


def met_needs(sampler: Sampler, needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Return older needs of some of these Members, which were met in the course of the year."""
    return tuple(
        Need(
            id=f"need-met-{number}",
            member=need.member,
            theme=needs[-number].theme,
            current=sampler.rng.randint(1, 2),
            target=3,
            importance=sampler.rng.randint(2, 4),
            found_on=sampler.monday(-500 - 20 * number),
            source=sampler.source,
            focus=focus_of(needs[-number].theme),
            met_on=sampler.monday(80 * number),
        )
        for number, need in enumerate(sampler.some(needs, _MET), 1)
    )
