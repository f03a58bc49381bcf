"""The needs of the region as a page."""

from collections.abc import Iterator
from typing import Final

from rocb.checks import require
from rocb.planning.needs.standings import ThemeStanding
from rocb.reporting.drawings.heat_maps import HeatMap, HeatRow, HeatStep
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.figures import counted
from rocb.reporting.pages import (
    Block,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    columns,
    page_of,
    sentence,
    table,
)
from rocb.reporting.sections.needs import needs_section
from rocb.reporting.sheets.cells import sheet_head
from rocb.reporting.sheets.region_needs import RegionNeeds
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Span, joined, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language

MEMBERS_DRAWN: Final = 40
"""How many Members are drawn, those first that lack most; the table has all."""

_MOST: Final = 4


def region_needs_page(needs: RegionNeeds, language: Language) -> Page:
    """Return the needs of the region as a page in this language."""
    require("needs", RegionNeeds, needs)
    words = Words(language)
    names = names_of(needs.basis.office, words)
    standing = Section("standing", words.say("region_needs.standing"), tuple(_blocks(names, needs)))
    sections = (standing, needs_section(names, needs.account))
    title, head = words.say("region_needs.title"), sheet_head(names, needs.basis)
    return page_of(words, "region-needs", title, names.own(), head, sections)


def _blocks(names: Names, needs: RegionNeeds) -> Iterator[Block]:
    words = names.words
    if needs.members:
        yield _picture(names, needs)
        rows = tuple(_rows(names, needs))
        heads = columns(words, "member", "theme", "levels", "levels_missing", "needs_open")
        yield table(words, "region_needs.table", heads, rows)
    else:
        yield sentence(words.say("region_needs.nobody"))
    if needs.silent:
        silent = joined(names.member(code) for code in needs.silent)
        count = words.number(len(needs.silent))
        yield Paragraph(filled(words, "region_needs.silent", count=count, members=silent))


def _picture(names: Names, needs: RegionNeeds) -> Picture:
    words = names.words
    drawn = needs.members[:MEMBERS_DRAWN]
    rows = tuple(
        HeatRow(
            names.plainly(names.member(it.member)),
            tuple(_quantity(words, standing) for standing in it.themes),
        )
        for it in drawn
    )
    heads = tuple(names.plainly(names.theme(theme)) for theme in needs.themes)
    told = (it for row in drawn for it in row.themes if it is not None)
    sampled = any(need.source.sample for it in told for need in (*it.needs, *it.met))
    part, whole = words.number(len(drawn)), words.number(len(needs.members))
    return Picture(
        "region_needs.picture",
        Span(words.say("region_needs.picture"), sample=sampled),
        words.say("region_needs.alt", part=part, whole=whole, themes=len(needs.themes)),
        HeatMap(rows, heads, tuple(_steps(words)), words.say("region_needs.not_known")),
    )


def _steps(words: Words) -> Iterator[HeatStep]:
    yield HeatStep(0, words.say("region_needs.step.none"))
    for number in range(1, _MOST):
        yield HeatStep(number, words.number(number))
    yield HeatStep(_MOST, words.say("region_needs.step.more", least=_MOST))


def _quantity(words: Words, standing: ThemeStanding | None) -> Quantity:
    if standing is None:
        return Quantity(None, words.say("region_needs.unassessed"))
    exact = standing.least if standing.least == standing.most else None
    return Quantity(exact, _missing(standing))


def _missing(standing: ThemeStanding) -> str:
    if standing.least == standing.most:
        return str(standing.least)
    return f"{standing.least}–{standing.most}"


def _rows(names: Names, needs: RegionNeeds) -> Iterator[Row]:
    words = names.words
    for member in needs.members:
        for theme, it in zip(needs.themes, member.themes, strict=True):
            if it is None:
                continue
            levels = "; ".join(_levels(words, it)) or words.say("region_needs.met")
            cells = (
                names.member(member.member),
                names.theme(theme),
                plain(levels),
                plain(_missing(it)),
                (figure(words, counted("needs", it.needs)),),
            )
            yield Row(cells, f"{member.member}.{theme}")


def _levels(words: Words, standing: ThemeStanding) -> Iterator[str]:
    unknown = words.say("unknown")
    for need in standing.needs:
        now, target = (unknown if it is None else str(it) for it in (need.current, need.target))
        yield f"{now} → {target}"
