from datetime import date, time
from typing import Any

import pytest

from rocb import Days, Language, LocalizedText, OfficeYear, RoomRequest, run_year
from rocb.reporting.year.digest import digest
from tests.offices import SAMPLE, YEAR, a_room_request, a_space, an_office, both, some_premises
from tests.reporting.full_year import (
    bare_year,
    drafted_year,
    full_year,
    in_english_only,
    only,
    the_example,
)


def lines(year: OfficeYear, language: Language = Language.EN) -> list[str]:
    return digest(year, language).replace("\N{NO-BREAK SPACE}", " ").split("\n")


def line(year: OfficeYear, beginning: str, language: Language = Language.EN) -> str:
    (found,) = (it for it in lines(year, language) if it.strip().startswith(beginning))
    return found.strip()


def refusing(*requests: RoomRequest, **changes: Any) -> OfficeYear:
    return run_year(an_office(room_requests=requests, **changes), YEAR)


def on_weekend(last: int) -> Days:
    return Days(date(2021, 3, 6), date(2021, 3, last))


def test_it_begins_with_the_office_and_its_year():
    first = "office · Reporting year 2021 · 1 January – 31 December 2021"
    assert lines(full_year())[0] == first
    russian = "— office · Отчётный год 2021 · 1 января – 31 декабря 2021 г."
    assert lines(full_year(), Language.RU)[0] == russian


def test_activities_are_counted_for_the_year_and_its_quarters():
    year = full_year()
    assert line(year, "In the plan") == "In the plan: 3 activities"
    assert line(year, "Q1") == "Q1 2021: 2 activities"
    assert line(year, "Q2") == "Q2 2021: 1 activity"
    assert line(year, "II квартал", Language.RU) == "II квартал 2021 г.: 1 мероприятие"


def test_the_first_needs_are_listed_with_their_scores():
    year = full_year()
    assert line(year, "Needs ranked").startswith("Needs ranked: 1, not assessed: 1")
    assert line(year, "1.") == "1. member · theme: 3 × 3 = 9"


def test_at_most_six_needs_are_listed():
    ranked = [it for it in lines(the_example()) if it.startswith("  ") and " × " in it]
    assert len(ranked) == 6


def test_empty_seats_are_named_with_the_reason():
    found = lines(full_year())
    place = found.index("Expert seats filled: 1 of 2")
    assert found[place + 1 : place + 5] == [
        "  Proven: no staffing fills more, by the priority of the needs.",
        "  Empty: 1 seat; what keeps most of the experts from them: busy elsewhere",
        "  activity: empty seats: 1",
        "    1 expert: busy elsewhere (activity)",
    ]


def test_refusals_are_listed_with_their_reasons():
    found = lines(full_year())
    place = found.index("Room slots booked: 3, refused: 3")
    assert found[place + 1 :] == [
        "  space, 1 March 2021, 11:00–12:00: 40 people for 30 places; taken 10:00–12:00: title",
        "  space, 6 March 2021, 10:00–12:00: closed that day",
        "  space, 1 March 2021, 10:00–20:00: 5 people, but nobody stated how many it holds; "
        "outside the opening hours (09:00–18:00)",
    ]


@pytest.mark.parametrize(
    ("last", "english", "russian"),
    [(7, "(and 1 day more)", "(и ещё 1 день)"), (6, "12:00: closed", "12:00: в этот день")],
)
def test_days_refused_for_the_same_reason_are_counted_and_not_repeated(last, english, russian):
    year = refusing(a_room_request(days=on_weekend(last)))
    assert english in lines(year)[-1]
    assert russian in lines(year, Language.RU)[-1]
    assert len([it for it in lines(year) if "closed that day" in it]) == 1


def test_days_refused_for_different_reasons_are_listed_apart():
    year = refusing(a_room_request(days=Days(date(2021, 3, 5), date(2021, 3, 6)), ends=time(20)))
    assert [it.rsplit(": ", 1)[1] for it in lines(year)[-2:]] == [
        "outside the opening hours (09:00–18:00)",
        "closed that day",
    ]


def test_what_would_be_possible_stands_below_what_was_refused():
    premises = some_premises(a_space(), a_space("other", name=both("Other room")))
    monday = Days(date(2021, 3, 1), date(2021, 3, 1))
    first, second = a_room_request("first", days=monday), a_room_request("second")
    year = refusing(first, second, premises=premises)
    assert lines(year)[-2:] == [
        "  room, 1 March 2021, 10:00–12:00: taken 10:00–12:00: Training",
        "    possible: Other room instead; 12:00–14:00 instead; the other times without this one",
    ]
    assert lines(year, Language.RU)[-1] == (
        "    возможно: — Other room вместо этого; 12:00–14:00 вместо этого; остальные дни без этого"
    )


def test_where_nothing_else_is_possible_no_remedy_is_announced():
    year = refusing(a_room_request(days=on_weekend(7)))
    assert "closed that day" in lines(year)[-1]
    assert not any("possible" in it for it in lines(year))


def test_days_with_other_remedies_are_listed_apart():
    """On the second day the other room is taken too."""
    premises = some_premises(a_space(), a_space("other"))
    course = a_room_request("course", days=Days(date(2021, 3, 1), date(2021, 3, 3)))
    visit = a_room_request("visit", space="other", days=Days(date(2021, 3, 2), date(2021, 3, 2)))
    wish = a_room_request("wish", days=Days(date(2021, 3, 1), date(2021, 3, 3)))
    found = lines(refusing(course, visit, wish, premises=premises))[-4:]
    taken = "10:00–12:00 (and 1 day more): taken 10:00–12:00: Training"
    assert found == [
        f"  room, 1 March 2021, {taken}",
        "    possible: other instead; 12:00–14:00 instead",
        f"  room, 2 March 2021, {taken.replace(' (and 1 day more)', '')}",
        "    possible: 12:00–14:00 instead",
    ]


def test_a_sample_space_is_marked_where_it_is_offered_too():
    premises = some_premises(a_space(), a_space("other", source=SAMPLE))
    monday = Days(date(2021, 3, 1), date(2021, 3, 1))
    first, second = a_room_request("first", days=monday), a_room_request("second", days=monday)
    text = digest(refusing(first, second, premises=premises), Language.EN)
    assert "possible: other [sample] instead" in text


@pytest.mark.parametrize("kind", ["need", "role", "request", "activity", "space", "hours"])
def test_whatever_is_a_sample_is_marked(kind):
    assert "[sample]" in digest(full_year(sourced=only(kind)), Language.EN)


def test_where_everything_is_stated_there_is_no_mark():
    assert "[" not in digest(full_year(), Language.EN)
    assert "[" not in digest(full_year(), Language.RU)


@pytest.mark.parametrize("kind", ["office", "member", "theme", "activity", "space", "title"])
def test_a_missing_translation_is_marked_with_its_language(kind):
    text = digest(full_year(in_english_only(kind)), Language.RU)
    assert text.count(f"only {kind}") == text.count(f"only {kind} [en]") > 0


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [bare_year, drafted_year, the_example, full_year])
def test_every_year_has_a_digest_of_lines_without_loose_ends(year, language):
    found = digest(year(), language).split("\n")
    assert found == [it.rstrip() for it in found]
    assert not any("None" in it or "{" in it for it in found)


def test_nothing_is_counted_where_nothing_is_known():
    found = lines(bare_year())
    assert "Expert seats filled: 0 of 0" in found
    assert "Room slots booked: 0, refused: 0" in found


def test_where_no_need_is_ranked_none_is_announced():
    assert not line(bare_year(), "Needs ranked").endswith(":")
    assert not line(bare_year(), "Потребности", Language.RU).endswith(":")


def test_a_text_is_never_split_into_lines():
    year = full_year(lambda kind: LocalizedText(f"{kind} \\n {{0}}"))
    assert len(digest(year, Language.EN).split("\n")) == len(lines(full_year()))
