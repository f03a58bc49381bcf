"""The pool of experts."""

from datetime import timedelta

from rocb.members import Member
from rocb.periods import Days
from rocb.planning.experts import Accreditation, Expert
from rocb.planning.themes import Theme
from rocb.texts import LocalizedText
from samples.sampler import Sampler


def experts(
    sampler: Sampler, number: int, members: tuple[Member, ...], themes: tuple[Theme, ...]
) -> tuple[Expert, ...]:
    """Return a pool of so many experts, none where there is no Member to lend
    them or nothing to know."""
    if not members or not themes:
        return ()
    return tuple(_expert(sampler, it, members, themes) for it in range(1, number + 1))


def _expert(
    sampler: Sampler, number: int, members: tuple[Member, ...], themes: tuple[Theme, ...]
) -> Expert:
    rng = sampler.rng
    away = sampler.year.days.first + timedelta(days=rng.randint(0, 330))
    known = sorted(rng.sample(range(len(themes)), min(5, len(themes))))
    return Expert(
        id=f"expert-{number:02}",
        name=LocalizedText(f"Sample expert {number}", f"Условный эксперт {number}"),
        administration=rng.choice(members).code,
        themes=tuple(themes[index].id for index in known),
        languages=rng.choice((("en",), ("en", "fr"), ("ru",), ("en", "ru"), ("en", "ru"))),
        accreditation=rng.choice((Accreditation.PRE_ACCREDITED, *[Accreditation.ACCREDITED] * 3)),
        days_per_year=rng.choice((8, 12, 20, None)),
        unavailable=(Days(away, away + timedelta(days=rng.randint(6, 27))),),
        active=rng.random() > 0.08,
        source=sampler.source,
    )
