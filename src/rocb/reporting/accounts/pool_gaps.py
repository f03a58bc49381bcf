"""Gaps of the pool: skills and languages that too few experts have, and themes without experts."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skill_gaps import language_gaps, skill_gaps, theme_shortages
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.needs.standings import latest_needs
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.roles import Role
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, summed

ENOUGH: Final = 2
"""How many experts a skill takes, so that it is there though one of them is absent."""


@frozen
class SkillShortage:
    """A skill that roles ask for on so many seats, and how many experts have it.

    `below` counts those who know the subject, but not as well, or nobody said how well.
    """

    skill: RequiredSkill
    asked: Figure
    able: Figure
    below: Figure


@frozen
class LanguageShortage:
    """A language that roles ask for on so many seats, and how many experts speak it.

    `below` counts those who speak it, but not as well, or nobody said how well.
    """

    language: SpokenLanguage
    asked: Figure
    able: Figure
    below: Figure


@frozen
class ThemeGap:
    """A theme that Members are `lacking`, and how many experts master it.

    `unserved` counts those Members for which there is no expert of another administration.
    """

    theme: str
    lacking: Figure
    skilled: Figure
    unserved: Figure


@frozen
class PoolGaps:
    """What the pool lacks at the end of a period, the greatest lack first.

    `skills` and `languages` are those that roles of the period ask for, and that fewer than
    `ENOUGH` experts have; `themes` those for which some Members are unserved.
    """

    skills: tuple[SkillShortage, ...]
    languages: tuple[LanguageShortage, ...]
    themes: tuple[ThemeGap, ...]


def pool_gaps(basis: Basis) -> PoolGaps:
    """Return what the pool lacks at the end of a period."""
    require("basis", Basis, basis)
    planning, on = basis.office.planning, basis.on
    skills: dict[RequiredSkill, list[Role]] = {}
    spoken: dict[SpokenLanguage, list[Role]] = {}
    for activity in filter(takes_place, basis.activities):
        for role in activity.roles:
            for skill in role.skills:
                skills.setdefault(skill, []).append(role)
            for language in role.languages:
                spoken.setdefault(language, []).append(role)
    asked = (skill for skill, roles in skills.items() for it in roles for _ in range(it.seats))
    heard = (tongue for tongue, roles in spoken.items() for it in roles for _ in range(it.seats))
    samples = frozenset(it.id for it in planning.experts if it.source.sample)
    return PoolGaps(
        skills=tuple(
            SkillShortage(
                it.required,
                _seats(skills[it.required]),
                _experts(it.experts, samples),
                _experts(it.below, samples),
            )
            for it in skill_gaps(planning.experts, asked, on)
            if len(it.experts) < ENOUGH
        ),
        languages=tuple(
            LanguageShortage(
                it.required,
                _seats(spoken[it.required]),
                _experts(it.experts, samples),
                _experts(it.below, samples),
            )
            for it in language_gaps(planning.experts, heard, on)
            if len(it.experts) < ENOUGH
        ),
        themes=_themes(basis, samples),
    )


def _themes(basis: Basis, samples: frozenset[str]) -> tuple[ThemeGap, ...]:
    planning, on = basis.office.planning, basis.on
    sampled = {it.theme for it in latest_needs(planning.needs, on).latest if it.source.sample}
    return tuple(
        ThemeGap(
            it.theme,
            _members(it.lacking, sample=it.theme in sampled),
            _experts(tuple(each.expert for each in it.experts), samples),
            _members(it.unserved, sample=it.theme in sampled),
        )
        for it in theme_shortages(planning.experts, planning.needs, on)
        if it.unserved
    )


def _seats(roles: Iterable[Role]) -> Figure:
    return summed("roles", ((it, it.seats) for it in roles))


def _experts(ids: tuple[str, ...], samples: frozenset[str]) -> Figure:
    return Figure(len(ids), "experts", ids, not samples.isdisjoint(ids))


def _members(codes: tuple[str, ...], *, sample: bool) -> Figure:
    return Figure(len(codes), "members", codes, sample)
