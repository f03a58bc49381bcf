"""Who took part, by Member and sex."""

from collections.abc import Iterable, Iterator

from rocb.reporting.accounts.participants import MemberPeople, ParticipantAccount, People
from rocb.reporting.pages import Block, Paragraph, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure, figure_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, plain
from rocb.reporting.words.words import Words


def participants_section(names: Names, account: ParticipantAccount) -> Section:
    """Return who took part in the completed activities of the period."""
    return Section("participants", names.words.say("participants"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: ParticipantAccount) -> Iterator[Block]:
    words = names.words
    if account.people is None:
        yield sentence(words.say("participants.none"))
    if account.members:
        heads = columns(words, "member", "women", "men", "sex_unstated", "people", "uncounted")
        rows = (Row(_row(names, it), it.member or "") for it in _by_name(names, account.members))
        total = (plain(words.say("total")), *_people(words, account.people), plain(""))
        yield table(words, "participants.table", heads, (*rows, Row(total, "total", is_total=True)))
    yield Paragraph(
        filled(
            words,
            "participants.told",
            stated=(figure(words, account.stated),),
            approximate=(figure(words, account.approximate),),
            silent=(figure(words, account.silent),),
        )
    )


def _by_name(names: Names, members: Iterable[MemberPeople]) -> list[MemberPeople]:
    """Return Members by name as it is read, and those of whom it is not known last."""
    return sorted(members, key=lambda it: (it.member is None, names.plainly(_member(names, it))))


def _member(names: Names, it: MemberPeople) -> Cell:
    return plain(names.words.say("unknown")) if it.member is None else names.member(it.member)


def _row(names: Names, it: MemberPeople) -> tuple[Cell, ...]:
    words = names.words
    uncounted = (figure(words, it.uncounted),) if it.uncounted.records else plain("")
    return (_member(names, it), *_people(words, it.people), uncounted)


def _people(words: Words, people: People | None) -> tuple[Cell, ...]:
    if people is None:
        return (plain("–"),) * 4
    counts = (people.women, people.men, people.unstated, people.all)
    return tuple(figure_cell(words, it) for it in counts)
