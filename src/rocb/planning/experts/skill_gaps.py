"""What the pool lacks: against the needs of the region, and against what roles ask for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.planning.experts.accreditations import Accreditation, accreditation_on
from rocb.planning.experts.experts import Expert, pool_on
from rocb.planning.experts.languages import SpokenLanguage, speaks
from rocb.planning.experts.skills import Level, RequiredSkill, masters
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import standings
from rocb.planning.themes import Theme, ThemeArea


@frozen(field_transformer=checked)
class SkilledExpert:
    """An expert (by id) who masters a theme: at which level, as far as known, and where accredited.

    `administration` is the Member that lends the expert.
    """

    expert: str
    administration: str
    level: Level | None
    accreditation: Accreditation


@frozen(field_transformer=checked)
class ThemeShortage:
    """A theme that Members lack, and the experts for it.

    `lacking` are the Members that lack it for certain, `perhaps` those of whom it is not known.
    """

    theme: str
    lacking: tuple[str, ...]
    perhaps: tuple[str, ...]
    experts: tuple[SkilledExpert, ...]

    @property
    def lending(self) -> tuple[str, ...]:
        """The lacking Members that lend an expert for it, who cannot evaluate them."""
        lent = {it.administration for it in self.experts}
        return tuple(it for it in self.lacking if it in lent)

    @property
    def unserved(self) -> tuple[str, ...]:
        """The lacking Members for which there is no expert of another administration."""
        lent = {it.administration for it in self.experts}
        return tuple(it for it in self.lacking if not lent - {it})

    def number(
        self, level: Level | None = None, accreditation: Accreditation = Accreditation.NONE
    ) -> int:
        """Return how many experts have at least this level and accreditation."""
        require("level", Level | None, level)
        require("accreditation", Accreditation, accreditation)
        return sum(
            it.accreditation.step >= accreditation.step
            and (level is None or (it.level is not None and it.level.step >= level.step))
            for it in self.experts
        )


@frozen(field_transformer=checked)
class SkillGap:
    """A skill that roles ask for so many times, and who of the pool has it.

    `below` are those who know the subject, but not as well, or nobody said how well. All by id.
    """

    required: RequiredSkill
    asked: int
    experts: tuple[str, ...]
    below: tuple[str, ...]


@frozen(field_transformer=checked)
class LanguageGap:
    """A language that roles ask for so many times, and who of the pool speaks it.

    `below` are those who speak it, but not as well, or nobody said how well. All by id.
    """

    required: SpokenLanguage
    asked: int
    experts: tuple[str, ...]
    below: tuple[str, ...]


@frozen(field_transformer=checked)
class AreaPool:
    """The experts (by id) who master a theme of an area, or, for `None`, of no known one."""

    area: ThemeArea | None
    experts: tuple[str, ...]


def theme_shortages(
    experts: Iterable[Expert], needs: Iterable[Need], on: date
) -> tuple[ThemeShortage, ...]:
    """Return each theme that Members lack on a day, with the experts of the pool who master it.

    Those with the fewest experts for each lacking Member come first, then by id. Raises
    `InvalidValue`.
    """
    pool = pool_on(experts, on)
    lacking: dict[str, list[str]] = {}
    perhaps: dict[str, list[str]] = {}
    for it in standings(needs, on):
        if it.lacking is not False:
            (lacking if it.lacking else perhaps).setdefault(it.theme, []).append(it.member)
    skilled = _skilled(pool, on)
    gaps = (
        ThemeShortage(
            theme, tuple(members), tuple(perhaps.get(theme, ())), tuple(skilled.get(theme, ()))
        )
        for theme, members in lacking.items()
    )
    return tuple(
        sorted(gaps, key=lambda it: (Fraction(len(it.experts), len(it.lacking)), it.theme))
    )


def skill_gaps(
    experts: Iterable[Expert], required: Iterable[RequiredSkill], on: date
) -> tuple[SkillGap, ...]:
    """Return who of the pool has each of these skills, which may be asked for several times.

    Those with the fewest experts for each time come first, then those asked for first. Raises
    `InvalidValue`.
    """
    pool = pool_on(experts, on)
    asked = Counter(listed("required", RequiredSkill, required))
    gaps = []
    for wanted, times in asked.items():
        able = tuple(it.id for it in pool if masters(it.skills, wanted))
        subject = evolve(wanted, level=None)
        below = (it.id for it in pool if masters(it.skills, subject) and it.id not in able)
        gaps.append(SkillGap(wanted, times, able, tuple(below)))
    return tuple(sorted(gaps, key=lambda it: Fraction(len(it.experts), it.asked)))


def language_gaps(
    experts: Iterable[Expert], required: Iterable[SpokenLanguage], on: date
) -> tuple[LanguageGap, ...]:
    """Return who of the pool speaks each of these languages, which may be asked for several times.

    Those with the fewest experts for each time come first, then those asked for first. Raises
    `InvalidValue`.
    """
    pool = pool_on(experts, on)
    asked = Counter(listed("required", SpokenLanguage, required))
    gaps = []
    for wanted, times in asked.items():
        able = tuple(it.id for it in pool if speaks(it.languages, wanted))
        at_all = SpokenLanguage(wanted.language)
        below = (it.id for it in pool if speaks(it.languages, at_all) and it.id not in able)
        gaps.append(LanguageGap(wanted, times, able, tuple(below)))
    return tuple(sorted(gaps, key=lambda it: Fraction(len(it.experts), it.asked)))


def area_pools(
    experts: Iterable[Expert], themes: Iterable[Theme], on: date
) -> tuple[AreaPool, ...]:
    """Return who of the pool is there for each of the two areas, and for themes of no known one.

    Raises `InvalidValue`.
    """
    pool = pool_on(experts, on)
    areas = {it.id: it.area for it in listed("themes", Theme, themes)}
    known = {it.id: {areas[s.theme] for s in it.skills if s.theme in areas} for it in pool}
    return tuple(
        AreaPool(area, tuple(it.id for it in pool if area in known[it.id]))
        for area in (*ThemeArea, None)
    )


def _skilled(pool: Iterable[Expert], on: date) -> dict[str, list[SkilledExpert]]:
    """Return who masters each theme, at the highest of the levels that are known."""
    found: dict[str, list[SkilledExpert]] = {}
    for expert in pool:
        accreditation = accreditation_on(expert.awards, on)
        levels: dict[str, Level | None] = {}
        for skill in expert.skills:
            if skill.theme is not None:
                levels[skill.theme] = _higher(levels.get(skill.theme), skill.level)
        for theme, level in levels.items():
            it = SkilledExpert(expert.id, expert.administration, level, accreditation)
            found.setdefault(theme, []).append(it)
    return found


def _higher(one: Level | None, other: Level | None) -> Level | None:
    known = [it for it in (one, other) if it is not None]
    return max(known, key=lambda it: it.step, default=None)
