"""Which Members were reached."""

from collections.abc import Iterator

from rocb.reporting.accounts.reach import MemberReach, ReachAccount
from rocb.reporting.drawings.places import EUROPE
from rocb.reporting.drawings.tiles import Tile, TileKey, Tiles
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Block, Paragraph, Picture, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Span, joined, plain


def reach_section(names: Names, account: ReachAccount, period: str) -> Section:
    """Return which Members were reached; `period` is "quarter" or "year"."""
    return Section("reach", names.words.say("reach"), tuple(_blocks(names, account, period)))


def _blocks(names: Names, account: ReachAccount, period: str) -> Iterator[Block]:
    words = names.words
    if not account.members:
        yield sentence(words.say("reach.unknown"))
        return
    groups = {f"now_{period}": account.now}
    if period == "quarter":
        groups["earlier"] = account.earlier
    groups["not_yet"] = account.not_yet
    yield _picture(names, account, groups)
    if account.expected.records:
        groups[f"expected_{period}"] = account.expected
    heads = columns(words, "when", "count", "members")
    yield table(words, "reach.table", heads, (_row(names, *it) for it in groups.items()))
    active = [it for it in account.members if it.now.records]
    if active:
        heads = columns(words, "member", "activities")
        active.sort(key=lambda it: names.plainly(names.member(it.member.code)))
        rows = (_member_row(names, it) for it in active)
        yield table(words, "reach.members", heads, rows)
    nameless = (figure(words, account.nameless),)
    yield Paragraph(filled(words, "reach.nameless", nameless=nameless))


def _picture(names: Names, account: ReachAccount, groups: dict[str, Figure]) -> Picture:
    say = names.words.say
    squares = (
        Tile(
            it.member.code,
            names.plainly(names.member(it.member.code)),
            _shade(it, account.earlier),
            spot=EUROPE.get(it.member.code),
        )
        for it in account.members
    )
    shades = {key: shade for key, shade in _SHADES.items() if key in groups}
    legend = tuple(TileKey(shade, say(f"reach.{key}")) for key, shade in shades.items())
    counted = (f"{say(f'reach.{key}')}: {it.value}" for key, it in groups.items())
    alternative = say("reach.alt", all=len(account.members), counts=", ".join(counted))
    drawing = Tiles(tuple(squares), legend)
    return Picture("reach.picture", Span(say("reach.picture")), alternative, drawing)


_SHADES = {"now_quarter": 2, "now_year": 2, "earlier": 1, "not_yet": 0}


def _shade(it: MemberReach, earlier: Figure) -> int:
    if it.now.records:
        return 2
    return 1 if it.member.code in earlier.records else 0


def _row(names: Names, key: str, members: Figure) -> Row:
    listed = sorted(map(names.member, members.records), key=names.plainly)
    cells = plain(names.words.say(f"reach.{key}")), (figure(names.words, members),), joined(listed)
    return Row(cells, key)


def _member_row(names: Names, it: MemberReach) -> Row:
    cells = names.member(it.member.code), (figure(names.words, it.now),)
    return Row(cells, it.member.code)
