"""What experts did, how their accreditations stand, and what the pool lacks."""

from collections.abc import Iterator

from rocb.planning.experts.experts import Expert
from rocb.planning.experts.lapses import Lapse
from rocb.planning.staffing.staffings import Unfilled
from rocb.reporting.accounts.expert_marks import EXPERTS_AT_LEAST, CriterionMarks
from rocb.reporting.accounts.experts import SOON, AwardCount, ExpertAccount, ExpertDays
from rocb.reporting.accounts.pool_gaps import PoolGaps, ThemeGap
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Row,
    Section,
    Table,
    columns,
    sentence,
    table,
)
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.marks import mark_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.explanations import skill_cell


def experts_section(names: Names, account: ExpertAccount) -> Section:
    """Return what experts did in a period, and how the pool stands at its end."""
    return Section("experts", names.words.say("experts"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: ExpertAccount) -> Iterator[Block]:
    words = names.words
    yield Facts(tuple(_facts(words, account)))
    if account.experts:
        heads = columns(words, "expert", "administration", "missions", "days_number")
        rows = (_expert_row(names, it) for it in account.experts)
        figures = ((figure(words, account.missions),), (figure(words, account.days),))
        total = Row((plain(words.say("total")), plain(""), *figures), "total", is_total=True)
        yield table(words, "experts.sent", heads, (*rows, total))
    else:
        yield sentence(words.say("experts.nobody"))
    if account.filled.records:
        seats = {
            "filled": (figure(words, account.filled),),
            "fixed": (figure(words, account.fixed),),
        }
        yield Paragraph(filled(words, "experts.proposed", **seats))
    if account.unfilled:
        heads = columns(words, "activity", "role", "empty", "asked", "why")
        rows = (_unfilled_row(names, it) for it in account.unfilled)
        yield table(words, "experts.unfilled", heads, rows)
    yield from _accreditations(names, account)
    yield from _gaps(names, account.gaps)
    if account.marks:
        heads = columns(words, "criterion", "marks", "mean")
        rows = (_marks_row(names, it) for it in account.marks)
        yield table(words, "experts.marks", heads, rows)
        yield sentence(words.say("experts.marks_note", least=EXPERTS_AT_LEAST))


def _facts(words: Words, account: ExpertAccount) -> Iterator[Fact]:
    shown = {
        "days": account.days,
        "missions": account.missions,
        "filled": account.filled,
        "empty_seats": account.empty,
        "evaluations": account.evaluations,
    }
    for key, it in shown.items():
        yield Fact(f"experts.{key}", words.say(f"experts.{key}"), figure(words, it))


def _expert_row(names: Names, it: ExpertDays) -> Row:
    words, expert = names.words, it.expert
    who = (names.expert(expert), names.member(expert.administration))
    return Row((*who, (figure(words, it.missions),), (figure(words, it.days),)), expert.id)


def _unfilled_row(names: Names, it: Unfilled) -> Row:
    words, role = names.words, it.role

    def seats(number: int) -> Cell:
        return (figure(words, Figure(number, "roles", (role.id,), role.source.sample)),)

    return Row(
        (
            names.title(it.activity),
            names.role(role),
            seats(it.empty),
            seats(role.seats),
            names.exclusions(it),
        ),
        role.id,
    )


def _accreditations(names: Names, account: ExpertAccount) -> Iterator[Block]:
    words = names.words
    if any(it.awards.records for it in account.awards):
        heads = columns(words, "accreditation", "awarded")
        rows = (_award_row(words, it) for it in account.awards)
        yield table(words, "experts.awards", heads, rows)
    else:
        yield sentence(words.say("experts.no_awards"))
    if account.undated.records:
        undated = (figure(words, account.undated),)
        yield Paragraph(filled(words, "experts.undated", undated=undated))
    pool = {it.id: it for it in names.office.planning.experts}
    if account.lapsed:
        yield _lapses(names, "experts.lapsed", words.say("experts.lapsed"), account.lapsed, pool)
    if account.lapsing:
        caption = words.say("experts.lapsing", months=SOON)
        yield _lapses(names, "experts.lapsing", caption, account.lapsing, pool)


def _award_row(words: Words, it: AwardCount) -> Row:
    step = plain(words.name(it.accreditation))
    return Row((step, (figure(words, it.awards),)), it.accreditation.value)


def _lapses(
    names: Names, key: str, caption: str, lapses: tuple[Lapse, ...], pool: dict[str, Expert]
) -> Table:
    words = names.words
    heads = columns(words, "last_day", "expert", "administration", "accreditation", "afterwards")
    rows = tuple(
        Row(
            (
                day_cell(words, it.last_day),
                names.expert(pool[it.expert]),
                names.member(pool[it.expert].administration),
                plain(words.name(it.award.accreditation)),
                plain(words.name(it.left)),
            ),
            f"{it.expert}.{it.last_day}",
        )
        for it in lapses
    )
    return Table(key, caption, heads, rows)


def _gaps(names: Names, gaps: PoolGaps) -> Iterator[Block]:
    words = names.words
    wanted = [(skill_cell(names, it.skill), it.asked, it.able, it.below) for it in gaps.skills]
    wanted += [
        (plain(names.language(it.language)), it.asked, it.able, it.below) for it in gaps.languages
    ]
    if wanted:
        heads = columns(words, "skill", "asked", "able", "below")
        rows = (Row((what, *_counts(words, *counts))) for what, *counts in wanted)
        yield table(words, "experts.gaps", heads, rows)
    if gaps.themes:
        heads = columns(words, "theme", "lacking", "skilled", "unserved")
        yield table(words, "experts.themes", heads, (_theme_row(names, it) for it in gaps.themes))


def _theme_row(names: Names, it: ThemeGap) -> Row:
    counts = _counts(names.words, it.lacking, it.skilled, it.unserved)
    return Row((names.theme(it.theme), *counts), it.theme)


def _counts(words: Words, *shown: Figure) -> Iterator[Cell]:
    return ((figure(words, it),) for it in shown)


def _marks_row(names: Names, it: CriterionMarks) -> Row:
    words, key = names.words, it.criterion.en or it.criterion.ru or ""
    told = (plain("–"), plain(words.say("experts.withheld")))
    if it.marks.records:
        told = ((figure(words, it.marks),), mark_cell(words, it.mean))
    return Row((names.text(it.criterion), *told), key)
