"""What became of the needs, which stand open, and what Members have in common."""

from collections.abc import Iterator

from attrs import evolve

from rocb.planning.needs.ranking import RankedNeed
from rocb.reporting.accounts.needs import AnsweredNeed, NeedAccount, NeedTurnover, SharedIssue
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Picture,
    Row,
    Section,
    columns,
    sentence,
    table,
)
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.words.words import Words


def needs_section(names: Names, account: NeedAccount) -> Section:
    """Return what became of the needs in a period, and how they stand at its end."""
    return Section("needs", names.words.say("needs.title"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: NeedAccount) -> Iterator[Block]:
    words = names.words
    if not account.themes:
        yield sentence(words.say("needs.nothing"))
        return
    yield Facts(tuple(_facts(words, account.all)))
    yield from _greatest(names, account)
    members = sorted(account.members, key=lambda it: names.plainly(names.member(it.id)))
    for key, groups, name in (
        ("theme", account.themes, names.theme),
        ("member", members, names.member),
    ):
        heads = columns(words, key, "opening", "opened", "met", "replaced", "closing")
        rows = (Row((name(it.id), *_counts(words, it)), it.id) for it in groups)
        total = Row(
            (plain(words.say("total")), *_counts(words, account.all)), "total", is_total=True
        )
        yield table(words, f"needs.by_{key}", heads, (*rows, total))
    if account.issues:
        heads = columns(words, "theme", "having", "assessed", "all_members", "least", "most")
        rows = (_issue_row(names, it) for it in account.issues)
        yield table(words, "needs.issues", heads, rows)
        yield sentence(words.say("needs.issues_note"))


def _facts(words: Words, needs: NeedTurnover) -> Iterator[Fact]:
    shown = {
        "opening": needs.opening,
        "opened": needs.opened,
        "met": needs.closed,
        "replaced": needs.replaced,
        "closing": needs.closing,
    }
    for key, it in shown.items():
        yield Fact(f"needs.{key}", words.say(f"column.{key}"), figure(words, it))


def _counts(words: Words, it: NeedTurnover) -> Iterator[Cell]:
    for shown in (it.opening, it.opened, it.closed, it.replaced, it.closing):
        yield (figure(words, shown),)


def _greatest(names: Names, account: NeedAccount) -> Iterator[Block]:
    words = names.words
    counts = {"ranked": account.ranked, "unranked": account.unranked, "answered": account.answered}
    told = {key: (figure(words, it),) for key, it in counts.items()}
    yield Paragraph(filled(words, "needs.told", **told))
    if not account.greatest:
        return
    top = [it.ranked for it in account.greatest]
    sampled = any(it.need.source.sample for it in top)
    shown = words.count("need", len(top))
    yield Picture(
        "needs.picture",
        Span(words.say("needs.greatest"), sample=sampled),
        words.say("needs.alt", count=shown, most=top[0].score, least=top[-1].score),
        Bars(tuple(_bar(names, it) for it in account.greatest)),
    )
    heads = columns(words, "rank", "member", "theme", "levels", "score", "answer")
    yield table(words, "needs.greatest_table", heads, (_row(names, it) for it in account.greatest))


def _contributions(it: RankedNeed) -> str:
    """Return what makes up the score of a need."""
    return f"{it.gap} × {it.importance} = {it.score}"


def _bar(names: Names, it: AnsweredNeed) -> Bar:
    label = names.plainly(names.need(it.ranked.need))
    return Bar(label, it.ranked.score, _contributions(it.ranked), strong=bool(it.period))


def _row(names: Names, it: AnsweredNeed) -> Row:
    words, need = names.words, it.ranked.need

    def number(value: int) -> Figure:
        return Figure(value, "needs", (need.id,), need.source.sample)

    answers = joined((names.title(activity) for activity in (*it.period, *it.others)), "; ")
    score = figure(words, number(it.ranked.score))
    return Row(
        (
            (figure(words, number(it.ranked.rank)),),
            names.member(need.member),
            names.theme(need.theme),
            plain(f"{need.current} → {need.target}"),
            (evolve(score, text=_contributions(it.ranked)),),
            answers or plain("–"),
        ),
        need.id,
    )


def _issue_row(names: Names, it: SharedIssue) -> Row:
    figures = (it.having, it.assessed, it.members, it.least, it.most)
    cells = ((figure(names.words, shown),) for shown in figures)
    return Row((names.theme(it.theme), *cells), it.theme)
