"""The donor sheet as a page."""

from collections.abc import Iterator

from rocb.checks import require
from rocb.money import Money
from rocb.planning.partners.capital_sources import CapitalSearch
from rocb.planning.partners.matching import ProjectMatch
from rocb.planning.partners.relations import Contact
from rocb.planning.plan.costs import Cost
from rocb.reporting.accounts.budget import CostFigures
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Paragraph,
    Row,
    columns,
    page_of,
    sections_of,
    sentence,
    table,
)
from rocb.reporting.sheets.cells import (
    money_cell,
    organisations_or_dash,
    sheet_head,
    sums_cell,
)
from rocb.reporting.sheets.donor import DonorSheet, PaidActivity, PaidProject
from rocb.reporting.sheets.donor_pledges import pledge_blocks
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure, figure_cell
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language


def donor_page(sheet: DonorSheet, language: Language) -> Page:
    """Return the sheet as a page in this language."""
    require("sheet", DonorSheet, sheet)
    words = Words(language)
    names = names_of(sheet.basis.office, words)
    parts = {
        "pledges": pledge_blocks(names, sheet),
        "paid": _paid(names, sheet),
        "reach": _reach(names, sheet),
        "wanted": _wanted(names, sheet),
        "contacts": _contacts(names, sheet),
    }
    title, head = words.say("donor_sheet.title"), sheet_head(names, sheet.basis)
    sections = sections_of(words, "donor_sheet", parts)
    return page_of(words, "donor", title, names.organisation(sheet.organisation.id), head, sections)


def _paid(names: Names, sheet: DonorSheet) -> Iterator[Block]:
    words = names.words
    if not sheet.activities and not sheet.projects:
        yield sentence(words.say("donor_sheet.nothing_paid"))
        return
    if sheet.costs:
        heads = columns(
            words, "currency", "planned", "committed", "uncommitted", "spent", "unspent"
        )
        rows = (_cost_row(words, it) for it in sheet.costs)
        yield table(words, "donor_sheet.costs", heads, rows)
        yield sentence(words.say("budget.withdrawn_note"))
        yield sentence(words.say("money.note"))
    if sheet.activities:
        heads = columns(words, "dates", "activity", "status", "planned", "spent", "others_paying")
        rows = (_activity_row(names, it) for it in sheet.activities)
        yield table(words, "donor_sheet.activities", heads, rows)
    if sheet.projects:
        heads = columns(words, "project", "members", "sum", "others_paying")
        rows = (_project_row(names, it) for it in sheet.projects)
        total = (plain(words.say("total")), plain(""), sums_cell(words, sheet.project_costs))
        yield table(
            words,
            "donor_sheet.projects",
            heads,
            (*rows, Row((*total, plain("")), "total", is_total=True)),
        )


def _cost_row(words: Words, it: CostFigures) -> Row:
    shown = (it.planned, it.committed, it.uncommitted, it.spent, it.unspent)
    return Row((plain(it.currency), *((figure(words, each),) for each in shown)), it.currency)


def _activity_row(names: Names, it: PaidActivity) -> Row:
    words, activity = names.words, it.activity
    planned = [
        money_cell(words, (each.amount,), "activities", activity.id, each.source)
        for each in it.costs
    ]
    spent = [
        money_cell(words, _spent(each), "activities", activity.id, each.source)
        for each in it.costs
        if each.spent is not None
    ]
    unknown = plain(words.say("unknown"))
    return Row(
        (
            plain(words.days(activity.days)),
            names.title(activity),
            plain(words.name(activity.status)),
            joined(planned, "; ") or unknown,
            joined(spent, "; ") or unknown,
            organisations_or_dash(names, it.others),
        ),
        activity.id,
    )


def _spent(cost: Cost) -> tuple[Money, ...]:
    return () if cost.spent is None else (Money(cost.spent, cost.amount.currency),)


def _project_row(names: Names, it: PaidProject) -> Row:
    words, project = names.words, it.project
    unknown = plain(words.say("unknown"))
    sums = (
        unknown
        if each.amount is None
        else money_cell(words, (each.amount,), "projects", project.id, each.source)
        for each in it.costs
    )
    return Row(
        (
            names.text(project.title, project.source),
            joined(names.member(code) for code in project.members) or plain("–"),
            joined(sums, "; "),
            organisations_or_dash(names, it.others),
        ),
        project.id,
    )


def _reach(names: Names, sheet: DonorSheet) -> Iterator[Block]:
    words, reach = names.words, sheet.reach
    shown: dict[str, Figure | None] = {
        "activities": reach.activities,
        "shared": reach.shared,
        "members": reach.members,
        "people": reach.people.all if reach.people else None,
        "women": reach.people.women if reach.people else None,
        "men": reach.people.men if reach.people else None,
        "sex_unstated": reach.people.unstated if reach.people else None,
        "uncounted": reach.uncounted,
    }
    facts = []
    for key, it in shown.items():
        (span,) = figure_cell(words, it)
        label = "column" if key == "sex_unstated" else "donor_sheet.reach"
        facts.append(Fact(f"reach.{key}", words.say(f"{label}.{key}"), span))
    yield Facts(tuple(facts))
    if reach.members.records:
        members = joined(names.member(code) for code in reach.members.records)
        yield Paragraph(filled(words, "donor_sheet.members", members=members))
    yield sentence(words.say("donor_sheet.shared_note"))


def _wanted(names: Names, sheet: DonorSheet) -> Iterator[Block]:
    words = names.words
    if not sheet.projects_wanted and not sheet.capital_wanted:
        yield sentence(words.say("donor_sheet.nothing_wanted"))
    if sheet.projects_wanted:
        heads = columns(words, "project", "themes", "members", "still_open", "without_amount")
        rows = (_wanted_row(names, it) for it in sheet.projects_wanted)
        yield table(words, "donor_sheet.projects_wanted", heads, rows)
    if sheet.capital_wanted:
        heads = columns(words, "infrastructure", "member", "sum", "pledged", "still_wanting")
        rows = (_capital_row(names, it) for it in sheet.capital_wanted)
        yield table(words, "donor_sheet.capital_wanted", heads, rows)


def _wanted_row(names: Names, it: ProjectMatch) -> Row:
    words, project = names.words, it.project
    unstated = Figure(it.funding.unknown, "projects", (project.id,), project.source.sample)
    return Row(
        (
            names.text(project.title, project.source),
            joined(names.theme(theme) for theme in it.interest.themes),
            joined(names.member(code) for code in project.members) or plain("–"),
            money_cell(words, it.funding.open, "projects", project.id, project.source),
            (figure(words, unstated),),
        ),
        project.id,
    )


def _capital_row(names: Names, it: CapitalSearch) -> Row:
    words, need = names.words, it.need

    def sums(*amounts: Money | None) -> Cell:
        known = tuple(each for each in amounts if each is not None)
        return money_cell(words, known, "capital_needs", need.id, need.source)

    return Row(
        (
            names.text(need.title, need.source),
            names.member(need.member),
            sums(need.amount),
            sums(*it.pledged),
            sums(it.gap),
        ),
        need.id,
    )


def _contacts(names: Names, sheet: DonorSheet) -> Iterator[Block]:
    words = names.words
    if sheet.due is None:
        yield sentence(words.say("donor_sheet.no_relation"))
        return
    last, due = (
        words.say("donor_sheet.never") if day is None else words.day(day)
        for day in (sheet.due.last, sheet.due.due)
    )
    count = (figure(words, sheet.contact_count),)
    told = filled(words, "donor_sheet.in_touch", count=count, last=last, due=due)
    yield Paragraph(ended(told))
    if sheet.contacts:
        heads = columns(words, "date", "medium", "about", "by_whom")
        rows = (_contact_row(names, it, place) for place, it in enumerate(sheet.contacts, 1))
        yield table(words, "donor_sheet.contacts_table", heads, rows)


def _contact_row(names: Names, it: Contact, place: int) -> Row:
    words = names.words
    cells = (
        day_cell(words, it.on),
        plain(words.name(it.medium)),
        names.text(it.about, it.source),
        plain(it.by),
    )
    return Row(cells, f"{it.on}.{place}")
