import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from rocb.booking.premises import SpaceKind
from rocb.office import Office
from rocb.planning.assignment.objectives import Sense
from rocb.planning.plan.activities import Activity
from rocb.planning.programme import Programme
from rocb.planning.scheduling.options import Hindrance, Impediment
from rocb.planning.scheduling.stage_losses import JointSchedule, StageLoss
from rocb.planning.themes import Theme
from rocb.profiles import example_year_ahead
from rocb.reporting.pages import Heading, Page, Table, tables
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.words.naming import names_of
from rocb.reporting.words.words import Words
from rocb.reporting.year.impediments import hindered, impediment_cell
from rocb.reporting.year.schedule import schedule_page
from rocb.scheduled_years import ScheduledYear, schedule_year
from rocb.sources import Source
from rocb.texts import Language, LocalizedText
from tests.offices import (
    SAMPLE,
    a_plan,
    a_role,
    a_room_request,
    a_space,
    an_expert,
    an_office,
    both,
    some_premises,
)
from tests.planning.scheduling.builders import march, planned
from tests.reporting.readings import (
    facts,
    paragraphs,
    rows_of,
    section,
    spans_of,
    text_of,
)
from tests.reporting.staffed_year import in_russian

LATIN = re.compile("[A-Za-z]+")


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def wish_for(activity: str, **changes: Any) -> Any:
    values = {"space": "hall", "activity": activity, "days": None, **changes}
    return a_room_request(f"{activity}-wish", **values)


def an_office_with(*activities: Activity, **changes: Any) -> Office:
    """An office with a hall and a laboratory; each activity wants the hall."""
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")),),
        plan=a_plan(*activities),
        experts=changes.pop("experts", ()),
    )
    hall = a_space("hall", name=in_russian("hall"))
    lab = a_space("lab", name=in_russian("lab"), kind=SpaceKind.COMPUTER_LABORATORY)
    values: dict[str, Any] = {
        "name": in_russian("office"),
        "planning": planning,
        "premises": some_premises(hall, lab),
        "room_requests": tuple(wish_for(it.id) for it in activities),
    }
    return an_office(**{**values, **changes})


def named(id: str, *days: Any, **changes: Any) -> Activity:
    return planned(id, *days, **{"title": in_russian(id), **changes})


@cache
def crowded() -> Office:
    """Two activities share a day and a hall, a third has no day left, and a guest takes one."""
    role = a_role(title=in_russian("lead"))
    return an_office_with(
        named("long", march(1, 4), roles=(role,)),
        named("moved", march(4), march(2, 5)),
        named("left", march(2), march(1, 3)),
        experts=(an_expert(name=in_russian("anna")),),
        room_requests=(
            wish_for("long"),
            wish_for("moved"),
            wish_for("left"),
            a_room_request("guest", space="hall", days=march(8), title=in_russian("guest")),
        ),
    )


@cache
def the_year() -> ScheduledYear:
    return schedule_year(crowded())


@cache
def page(language: Language = Language.EN) -> Page:
    return schedule_page(crowded(), the_year(), language)


@pytest.mark.parametrize("language", Language)
def test_every_section_has_something_and_no_sentence_is_open(language):
    assert all(part.blocks for part in page(language).sections)
    text = to_markdown(page(language))
    assert "None" not in text
    assert "{" not in text
    assert ".." not in text
    assert not re.search(r"\b(schedule|stages|staffing|proof|column)\.", text)


def test_the_summary_tells_what_is_held_and_moved_and_how_far_that_is_proven():
    found = {label: (loose(value), loose(more)) for label, (value, more) in facts(page()).items()}
    assert found["Activities held"][0] == "2 of 3"
    assert found["Activities moved"] == ("1", "by 1 day in all")
    assert found["Other rooms than wanted"] == ("0", "")
    assert found["Seats filled"] == ("1 of 1", "Proven: no staffing fills more seats.")


def test_a_move_is_told_from_when_to_when_and_where():
    rows = rows_of(page(), "schedule.moves.title", "schedule.moves.table")
    assert [[loose(it) for it in row] for row in rows] == [
        ["moved", "4 March 2021", "5 March 2021", "1 day later", "hall"]
    ]


def test_what_is_held_stands_by_its_days():
    rows = rows_of(page(), "schedule.held.title", "schedule.held.table")
    assert [[loose(it) for it in row] for row in rows] == [
        ["1–4 March 2021", "long", "hall"],
        ["5 March 2021", "moved", "hall"],
    ]


def test_what_has_no_place_is_told_with_the_reasons_and_what_would_help():
    blocks = section(page(), "schedule.unplaced.title").blocks
    assert [text_of(it.text) for it in blocks if isinstance(it, Heading)] == ["left"]
    (reasons,) = [it for it in blocks if isinstance(it, Table)]
    assert [loose(text_of(row.cells[0])) for row in reasons.rows] == [
        "another activity has the room: “long”, 1–4 March 2021"
    ]
    assert "3" in reasons.caption
    said = [loose(it) for it in paragraphs(page(), "schedule.unplaced.title")]
    assert said[0] == "Planned for 2 March 2021."
    assert said[1].startswith("The least is in the way of 1 March 2021 (hall): another activity")
    assert said[2] == "With a wider window it could be held 26 February 2021 (hall)."
    assert said[3] == "In other rooms it could be held 2 March 2021 (lab)."


def test_what_has_no_day_at_all_says_so():
    late = date(2021, 3, 20)
    office = an_office_with(named("left", march(2), march(1, 3)))
    found = schedule_page(office, schedule_year(office, not_before=late), Language.EN)
    said = paragraphs(found, "schedule.unplaced.title")
    assert "There are no days on which it could be held." in said
    assert paragraphs(found, "schedule.held.title") == ["Nothing is held."]


def test_another_room_is_told_with_the_one_that_was_wanted():
    hall, other = a_space("hall"), a_space("other")
    office = an_office_with(
        named("a", march(2)), named("b", march(2)), premises=some_premises(hall, other)
    )
    found = schedule_page(office, schedule_year(office), Language.EN)
    rows = rows_of(found, "schedule.held.title", "schedule.held.table")
    assert {row[2] for row in rows} == {"hall", "other (wanted: hall)"}
    assert facts(found)["Other rooms than wanted"][0] == "1"
    assert paragraphs(found, "schedule.unplaced.title") == ["Everything has a place."]
    moves = paragraphs(found, "schedule.moves.title")
    assert moves == ["Everything is held on the days that were planned."]


@pytest.mark.parametrize("hindrance", Hindrance)
@pytest.mark.parametrize("language", Language)
def test_every_hindrance_is_told_with_what_is_in_the_way(hindrance, language):
    how = hindered(names_of(crowded(), Words(language)), the_year())
    name = Words(language).name(hindrance)
    assert text_of(impediment_cell(how, Impediment(hindrance))) == name
    for id, said in (("long", "long"), ("hall", "hall"), ("guest-1", "guest"), ("who", "who")):
        told = text_of(impediment_cell(how, Impediment(hindrance, (id,))))
        expected = in_russian(said).ru if language is Language.RU and id != "who" else said
        assert told.startswith(f"{name}: ")
        assert str(expected) in told


def test_an_expert_who_cannot_come_is_named():
    how = hindered(names_of(crowded(), Words(Language.EN)), the_year())
    told = impediment_cell(how, Impediment(Hindrance.PINNED, ("expert",)))
    assert text_of(told) == "an expert who is fixed cannot come: anna"


def losses(*found: StageLoss) -> JointSchedule:
    schedule = the_year().schedule
    return JointSchedule(schedule, schedule, found, stopped=False)


def test_what_two_stages_lost_is_told_objective_by_objective():
    joint = losses(
        StageLoss("placed", Sense.MOST, 5, 5, 5),
        StageLoss("moving", Sense.LEAST, 15, 8, 6),
        StageLoss("cost", Sense.LEAST, 15, 8, 8),
    )
    found = schedule_page(crowded(), the_year(), Language.EN, joint)
    assert paragraphs(found, "stages.title")[1] == (
        "The two stages lost: Days moved, other rooms – 7."
    )
    assert rows_of(found, "stages.title", "stages.table") == [
        ["Activities held, by priority", "5", "5", "5", "0", "0"],
        ["Days moved, other rooms", "15", "8", "6", "7", "9"],
    ]


def test_where_two_stages_lost_nothing_it_says_so():
    joint = losses(StageLoss("placed", Sense.MOST, 5, 5, None))
    found = schedule_page(crowded(), the_year(), Language.EN, joint)
    assert paragraphs(found, "stages.title")[1] == "The two stages lost nothing that was found."
    assert rows_of(found, "stages.title", "stages.table")[0][3] == "–"


def test_the_russian_page_has_no_word_in_latin_letters():
    joint = losses(StageLoss("moving", Sense.LEAST, 15, 8, 6))
    found = schedule_page(crowded(), the_year(), Language.RU, joint)
    said = [span.text for span in spans_of(found) if not span.text.startswith("—")]
    for it in tables(found):
        said += [it.caption, *(column.title for column in it.columns)]
    said += [found.title, *(it.title for it in found.sections)]
    assert set(LATIN.findall(" ".join(said))) == set()


@cache
def ahead() -> tuple[Office, ScheduledYear]:
    office = example_year_ahead()
    return office, schedule_year(office)


def test_the_example_ahead_is_a_sample_in_every_line():
    office, found = ahead()
    told = schedule_page(office, found, Language.EN)
    (held,) = [it for it in section(told, "schedule.held.title").blocks if isinstance(it, Table)]
    assert all(row.cells[1][0].sample for row in held.rows)
    assert told.note


def test_a_sample_and_a_missing_translation_are_marked():
    office = an_office_with(planned("a", march(2), title=LocalizedText("only"), source=SAMPLE))
    found = schedule_page(office, schedule_year(office), Language.RU)
    shown = [span for span in spans_of(found) if span.text == "only"]
    assert shown
    assert all(it.sample and it.language is Language.EN for it in shown)


def test_names_are_never_markup():
    nasty = LocalizedText("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    office = an_office_with(planned("a", march(2), march(1, 3), title=nasty, source=Source("x")))
    for language in Language:
        html = to_html(schedule_page(office, schedule_year(office), language))
        assert "<script" not in html
        assert "<img" not in html
