import pytest

from rocb import (
    Headcount,
    Language,
    LocalizedText,
    Mode,
    Obstacle,
    Organisation,
    Place,
    Space,
    Theme,
    Unfilled,
)
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.programme import Programme
from rocb.planning.staffing.staffings import Exclusion
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Span
from rocb.reporting.words.words import Words
from tests.offices import (
    SAMPLE,
    STATED,
    a_member,
    a_need,
    a_role,
    a_space,
    an_activity,
    an_expert,
    an_office,
    both,
    some_premises,
)
from tests.reporting.readings import text_of

ROOM = a_space("room", name=both("Room"))


def names(language: Language = Language.EN, *spaces: Space, **changes: object) -> Names:
    office = an_office(
        members=(a_member("AZ", name=both("Azerbaijan")), a_member("GE", name=both("Georgia"))),
        organisations=(Organisation("wco", both("WCO"), None, STATED),),
        planning=Programme(themes=(Theme("valuation", both("Valuation")),)),
        premises=some_premises(*spaces or (ROOM,)),
        **changes,
    )
    return names_of(office, Words(language))


def unfilled(*exclusions: Exclusion) -> Unfilled:
    return Unfilled(an_activity(), a_role(), 1, exclusions)


def test_a_member_is_called_by_its_name_and_another_administration_by_its_code():
    assert names().member("AZ") == (Span("Azerbaijan"),)
    assert names().member("JP") == (Span("JP"),)


def test_members_and_guests_are_listed():
    activity = an_activity(members=("GE", "AZ"), guests=("JP",))
    assert text_of(names().member_list(activity)) == "Georgia, Azerbaijan, JP"


@pytest.mark.parametrize(("count", "said"), [(1, "1 administration"), (12, "12 administrations")])
def test_where_no_member_is_named_the_administrations_are_counted(count, said):
    activity = an_activity(members=(), administrations=count)
    assert text_of(names().member_list(activity)).replace("\N{NO-BREAK SPACE}", " ") == said
    assert str(count) in text_of(names(Language.RU).member_list(activity))


def test_where_not_even_their_number_is_known_the_whole_region_is_meant():
    activity = an_activity(members=(), administrations=None)
    assert text_of(names().member_list(activity)) == "Members not named"
    assert text_of(names(Language.RU).member_list(activity)) == "члены не указаны"


def test_an_organisation_in_two_parts_is_listed_once():
    assert text_of(names().organisation_list(("wco", "wco"))) == "WCO"
    assert names().organisation_list(()) == ()


@pytest.mark.parametrize(
    ("place", "mode", "said"),
    [
        (Place(both("Batumi"), "GE"), Mode.HYBRID, "Batumi, Georgia, hybrid"),
        (Place(None, "JP"), Mode.IN_PERSON, "JP, in person"),
        (Place(both("Batumi"), None), None, "Batumi"),
        (None, Mode.ONLINE, "online"),
        (None, None, ""),
    ],
)
def test_a_place_is_what_is_known_of_it(place, mode, said):
    assert text_of(names().place(an_activity(place=place, mode=mode))) == said


@pytest.mark.parametrize(
    ("headcount", "english", "russian"),
    [
        (None, "not stated", "не указано"),
        (Headcount(0), "0", "0"),
        (Headcount(1200), "1,200", "1 200"),
        (Headcount(75, approximate=True), "about 75", "около 75"),
    ],
)
def test_a_headcount_is_exact_about_or_not_stated(headcount, english, russian):
    assert names().headcount(headcount) == english
    assert names(Language.RU).headcount(headcount).replace("\N{NO-BREAK SPACE}", " ") == russian


def test_a_seat_stays_empty_for_want_of_any_expert():
    assert text_of(names().exclusions(unfilled())) == "there are no experts in the pool"


def test_experts_are_counted_by_what_kept_them_from_a_seat():
    one, two = an_expert("one"), an_expert("two")
    busy = Exclusion(Obstacle.BUSY, (one,), (an_activity(title=both("Seminar")),))
    away = Exclusion(Obstacle.UNAVAILABLE, (two,))
    said = text_of(names().exclusions(unfilled(away, busy))).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "1 expert: unavailable on these days; 1 expert: busy elsewhere (Seminar)"


@pytest.mark.parametrize("obstacle", Obstacle)
@pytest.mark.parametrize("language", Language)
def test_what_kept_several_experts_is_not_said_as_if_of_one(obstacle, language):
    several = Exclusion(obstacle, (an_expert("one"), an_expert("two")))
    words = text_of(names(language).exclusions(unfilled(several))).split(": ", 1)[1].split()
    of_one = {"does", "is", "speaks", "работает", "владеет", "недоступен", "занят"}
    assert not of_one & set(words)


def test_a_need_is_that_of_a_member_in_a_theme():
    assert text_of(names().need(a_need())) == "Azerbaijan · Valuation"
    assert names().need(a_need(source=SAMPLE))[-1] == Span("Valuation", sample=True)


def test_in_plain_text_marks_stand_in_brackets():
    cell = (Span("one"), Span("два", Language.RU), Span("three", sample=True))
    assert names().marked(cell) == "oneдва [ru]three [sample]"
    assert names(Language.RU).marked((Span("x", sample=True),)) == "x [пример]"


def test_in_a_picture_words_stand_without_marks():
    assert names().plainly((Span("one"), Span("два", Language.RU, sample=True))) == "oneдва"


def test_names_are_read_in_the_other_language_where_one_is_missing():
    english_only = a_space("room", name=LocalizedText("Room"))
    assert names(Language.RU, english_only).space("room") == (Span("Room", Language.EN),)


def test_where_the_office_has_no_time_zone_the_clocks_are_those_of_utc():
    assert names(time_zone=None).clocks.key == "UTC"
    assert names().clocks.key == "Asia/Baku"


@pytest.mark.parametrize(
    ("language", "fluency", "english", "russian"),
    [
        ("ru", None, "Russian", "русский"),
        ("ru", Fluency.B2, "Russian B2", "русский B2"),
        ("eo", Fluency.C1, "eo C1", "eo C1"),
    ],
)
def test_a_language_is_called_by_its_name_or_else_by_its_code(language, fluency, english, russian):
    spoken = SpokenLanguage(language, fluency)
    assert names().language(spoken) == english
    assert names(Language.RU).language_list((spoken, spoken)) == f"{russian}, {russian}"


@pytest.mark.parametrize(
    ("skill", "said"),
    [
        (RequiredSkill("valuation"), "Valuation"),
        (RequiredSkill(provision="safe"), "SAFE Framework of Standards"),
    ],
)
def test_a_skill_is_called_by_its_theme_or_its_instrument(skill, said):
    assert text_of(names().subject(skill)).startswith(said)
    assert not names(Language.RU).subject(skill)[0].language


def test_experts_and_roles_are_marked_where_they_are_samples():
    assert names().expert(an_expert("one", source=SAMPLE)) == (Span("one", sample=True),)
    assert names().role(a_role(title=both("Lead"), source=SAMPLE)) == (Span("Lead", sample=True),)
