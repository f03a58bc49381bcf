"""What is known of a Member, the experts whom it lends, and what it received, on its sheet."""

from collections.abc import Iterator

from rocb.members import Membership
from rocb.planning.administrations.overview import AspectAge, MemberOverview
from rocb.planning.administrations.particulars import Particulars, RecordAspect
from rocb.planning.network.guidance import Guidance
from rocb.planning.projects.lessons import Lesson
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Row,
    columns,
    sentence,
    table,
)
from rocb.reporting.sheets.cells import text_or_dash
from rocb.reporting.sheets.member import STALE_AFTER, MemberSheet, PoolMember
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.vocabulary.languages import LANGUAGES


def record_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield what is known of a Member and of its administration, by whom and since when."""
    words, record = names.words, sheet.record
    yield _membership(names, sheet.membership)
    if record is None:
        yield sentence(words.say("member_sheet.no_record"))
        return
    owner = plain(words.say("member_sheet.no_owner"))
    if record.owner is not None:
        owner = names.organisation(record.owner)
    waiting = words.number(len(record.waiting))
    yield Paragraph(filled(words, "member_sheet.owner", owner=owner, waiting=waiting))
    heads = columns(words, "aspect", "stated_of_it", "stated_on", "ask_again")
    rows = (_aspect_row(names, record, it) for it in record.ages)
    yield table(words, "member_sheet.record_table", heads, rows)
    yield sentence(words.say("member_sheet.stale", days=STALE_AFTER.days))


def _membership(names: Names, membership: Membership | None) -> Paragraph:
    words = names.words
    if membership is None:
        return sentence(words.say("member_sheet.no_membership"))
    key = f"member_sheet.membership.{membership.status.value}"
    if membership.since is None:
        return sentence(words.say(key))
    since = ended(filled(words, "member_sheet.since", day=words.day(membership.since)))
    return Paragraph((*plain(f"{words.say(key)} "), *since))


def _aspect_row(names: Names, record: MemberOverview, it: AspectAge) -> Row:
    words = names.words
    stale = "–" if it.stale is None else words.say("yes" if it.stale else "no")
    known = plain(words.say("unknown"))
    if it.stated_on is not None:
        known = _stated(names, record.known, it.aspect) or plain("–")
    cells = (plain(words.name(it.aspect)), known, day_cell(words, it.stated_on), plain(stale))
    return Row(cells, it.aspect.value)


def _stated(names: Names, known: Particulars, aspect: RecordAspect) -> Cell:
    words = names.words
    match aspect:
        case RecordAspect.STRUCTURE:
            return joined(
                (
                    names.text(part.name, it.stated.source)
                    for it in known.structures
                    for part in it.departments
                    if part.part_of is None
                ),
                "; ",
            )
        case RecordAspect.STAFF:
            counts = (f"{words.name(it.group)}: {words.number(it.number)}" for it in known.staff)
            return plain("; ".join(counts))
        case RecordAspect.LANGUAGES:
            used = (
                f"{words.name(it.use)}: {', '.join(_language(names, code) for code in it.codes)}"
                for it in known.languages
            )
            return plain("; ".join(used))
        case RecordAspect.CONTACTS:
            return joined(
                (
                    (*plain(f"{words.name(it.function)}: "), *names.text(it.name, it.stated.source))
                    for it in known.contacts
                ),
                "; ",
            )
        case RecordAspect.ACCEPTANCES:
            count = words.number(len(known.acceptances))
            return plain(words.say("member_sheet.statements", count=count))


def _language(names: Names, code: str) -> str:
    name = LANGUAGES.get(code)
    return code if name is None else names.words.read(name).text


def expert_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield the experts whom a Member lends, counted by accreditation and by name."""
    words, pool = names.words, sheet.pool
    if not pool.experts:
        yield sentence(words.say("member_sheet.no_experts"))
        return
    yield Facts(
        tuple(
            Fact(f"experts.{step.value}", words.name(step), figure(words, it))
            for step, it in pool.steps
        )
    )
    heads = columns(words, "expert", "accreditation", "subjects", "speaks")
    rows = (_expert_row(names, it) for it in pool.experts)
    yield table(words, "member_sheet.experts_table", heads, rows)


def _expert_row(names: Names, it: PoolMember) -> Row:
    expert = it.expert
    themes = (names.theme(skill.theme) for skill in expert.skills if skill.theme is not None)
    return Row(
        (
            names.expert(expert),
            plain(names.words.name(it.accreditation)),
            joined(themes) or plain("–"),
            plain(names.language_list(expert.languages) or "–"),
        ),
        expert.id,
    )


def received_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield the lessons that a Member was sent and the guidance that it was given."""
    words, got = names.words, sheet.received
    if not got.lessons and not got.guidance:
        yield sentence(words.say("member_sheet.nothing_received"))
    if got.lessons:
        heads = columns(words, "date", "lesson", "recommendation")
        rows = (_lesson_row(names, it, sheet.member.code) for it in got.lessons)
        yield table(words, "member_sheet.lessons", heads, rows)
    if got.guidance:
        heads = columns(words, "date", "about", "form", "given_by", "follow_up", "came_of_it")
        rows = (_guidance_row(names, it) for it in got.guidance)
        yield table(words, "member_sheet.guidance", heads, rows)


def _lesson_row(names: Names, it: Lesson, member: str) -> Row:
    sent = next(one.on for one in it.deliveries if one.member == member)
    texts = (names.text(it.text, it.source), names.text(it.recommendation, it.source))
    return Row((day_cell(names.words, sent), *texts), it.id)


def _guidance_row(names: Names, it: Guidance) -> Row:
    words = names.words
    return Row(
        (
            day_cell(words, it.on),
            names.text(it.about, it.source),
            plain("–" if it.form is None else words.name(it.form)),
            names.text(it.given_by, it.source),
            day_cell(words, it.followed_up_on or it.follow_up_due),
            text_or_dash(names, it.outcome, it.source),
        ),
        it.id,
    )
