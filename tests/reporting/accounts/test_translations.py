from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, Organisation, Plan, ReportingYear
from rocb.planning.network.network import Network
from rocb.planning.network.translations import (
    Translation,
    TranslationState,
    TranslationStep,
    documents_to_translate,
    overdue_translations,
)
from rocb.planning.past.correcting import corrected
from rocb.references import records_by_id
from rocb.reporting.accounts.translations import translation_account
from rocb.texts import Language, LocalizedText, translation_queue
from tests.drawn import TEXTS
from tests.offices import SAMPLE, a_plan, an_activity, an_expert, an_office, both
from tests.planning.experts.builders import an_evaluation
from tests.planning.network.builders import a_translation, a_translation_step, day
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, parted

DELIVERED, PUBLISHED = TranslationState.DELIVERED, TranslationState.PUBLISHED
UNDER_WAY, WITHDRAWN = TranslationState.UNDER_WAY, TranslationState.WITHDRAWN
WAYS = (
    (),
    (UNDER_WAY,),
    (DELIVERED,),
    (DELIVERED, UNDER_WAY, DELIVERED),
    (DELIVERED, PUBLISHED),
    (WITHDRAWN,),
    (PUBLISHED,),
)


@st.composite
def translations(draw: st.DrawFn) -> tuple[Translation, ...]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        states = draw(st.sampled_from(WAYS))
        days = sorted(draw(st.lists(NEARBY, min_size=5, max_size=5)))
        found.append(
            a_translation(
                f"translation-{number}",
                asked_on=days[0],
                due=draw(st.none() | st.sampled_from(days)),
                language=draw(st.sampled_from(("ru", "fr"))),
                steps=tuple(map(TranslationStep, states, days[1:])),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = translations().map(lambda held: a_basis(network=Network(translations=held)))
SOME = settings(max_examples=15)


def first(it: Translation, state: TranslationState) -> date:
    return min((step.on for step in it.steps if step.state is state), default=date.max)


@given(BASES)
@SOME
def test_every_figure_counts_the_translations_that_it_names(basis):
    held = basis.office.planning.network.translations
    for each in (basis, *parted(basis)):
        account = translation_account(each)
        assert [it.language for it in account.languages] == sorted(
            {it.language for it in held if it.asked_on <= each.on}
        )
        for found in (account.all, *account.languages):
            those = [
                it
                for it in held
                if found.language in (None, it.language) and it.asked_on <= each.on
            ]
            expected = {
                "asked": [it for it in those if it.asked_on in each.days],
                "delivered": [it for it in those if first(it, DELIVERED) in each.days],
                "published": [it for it in those if first(it, PUBLISHED) in each.days],
                "withdrawn": [it for it in those if first(it, WITHDRAWN) in each.days],
                "waiting": documents_to_translate(those, each.on),
                "overdue": overdue_translations(those, each.on),
            }
            for name, records in expected.items():
                figure = getattr(found, name)
                assert set(figure.records) == {it.id for it in records}
                assert figure.value == len(records)
                assert figure.sample == any(it.source.sample for it in records)


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    year = translation_account(basis).all
    quarters = [translation_account(it).all for it in parted(basis)]
    for name in ("asked", "delivered", "published", "withdrawn"):
        together = [id for it in quarters for id in getattr(it, name).records]
        assert sorted(together) == sorted(getattr(year, name).records)


def test_what_went_back_is_delivered_once_on_the_first_day():
    steps = (
        a_translation_step(DELIVERED, "03-01"),
        a_translation_step(UNDER_WAY, "03-15"),
        a_translation_step(DELIVERED, "05-01"),
    )
    network = Network(translations=(a_translation(steps=steps),))
    counts = [
        translation_account(a_basis(it, network=network)).all.delivered.value for it in QUARTERS
    ]
    assert counts == [1, 0, 0, 0]


def test_what_is_late_is_so_by_the_days_since_it_was_due():
    network = Network(translations=(a_translation(due=day("06-20"), source=SAMPLE),))
    (late,) = translation_account(a_basis(QUARTERS[1], network=network)).overdue
    assert (late.late.value, late.late.records, late.late.sample) == (10, ("translation",), True)


@given(TEXTS, TEXTS, TEXTS)
@SOME
def test_every_text_that_lacks_a_language_is_counted_with_its_record(name, title, meeting):
    office = an_office(
        organisations=(Organisation("bank", name, None, SAMPLE),),
        time_zone=None,
        premises=None,
    )
    basis = a_basis(
        office=office,
        plan=a_plan(an_activity("activity", title=title, note=meeting)),
    )
    found, known = translation_account(basis), records_by_id(basis.office)
    queue = translation_queue(basis.office)
    assert [(it.text, it.language) for it in found.missing] == [
        (it.text, it.language) for it in queue
    ]
    assert {(it.kind, it.id) for it in found.missing} <= known.keys()
    for it in found.kinds:
        for figure, language in ((it.english, Language.EN), (it.russian, Language.RU)):
            those = [
                row for row in found.missing if (row.kind, row.language) == (it.kind, language)
            ]
            assert figure.value == len(those)
            assert set(figure.records) == {row.id for row in those}
            assert figure.sample == (it.kind == "organisations" and bool(those))


def test_a_text_of_no_record_belongs_to_the_office():
    english = LocalizedText("Only English")
    office = an_office(sister_offices=(english, both("Other")), premises=None)
    found = translation_account(a_basis(office=office, plan=a_plan(an_activity())))
    assert [(it.kind, it.id, it.text) for it in found.missing] == [("offices", "office", english)]


def test_former_plans_wait_for_no_translation():
    former = Plan(
        ReportingYear(2020),
        (
            an_activity(
                title=LocalizedText("Only English"), days=Days(date(2020, 3, 1), date(2020, 3, 1))
            ),
        ),
    )
    office = an_office(premises=None)
    basis = a_basis(office=office, plan=a_plan(an_activity()), former=(former,))
    assert translation_account(basis).missing == ()


SECRET = LocalizedText("What nobody else should read")


def test_texts_that_are_not_public_are_counted_and_not_quoted():
    basis = a_basis(
        experts=(an_expert(left_on=date(2021, 5, 1), left_because=SECRET),),
        evaluations=(an_evaluation(remarks=SECRET),),
        training_evaluations=(a_training_evaluation(remarks=SECRET),),
    )
    found = translation_account(basis)
    assert (found.missing, found.unquoted) == ((), 3)
    assert [(it.kind, it.russian.value, it.russian.records) for it in found.kinds] == [
        ("evaluations", 1, ("evaluation",)),
        ("experts", 1, ("expert",)),
        ("training_evaluations", 1, ("evaluation",)),
    ]


def test_a_public_text_is_quoted_beside_one_of_the_same_record_that_is_not():
    name = LocalizedText("Only English")
    expert = an_expert(name=name, left_on=date(2021, 5, 1), left_because=SECRET)
    found = translation_account(a_basis(experts=(expert,)))
    assert [it.text for it in found.missing] == [name]
    assert [it.russian.value for it in found.kinds] == [2]


def test_a_text_that_was_translated_by_a_correction_waits_no_longer():
    before = an_activity(title=LocalizedText("Only English"))
    planning = a_basis(plan=a_plan(before)).office.planning
    after = evolve(before, title=both("Only English"))
    put_right = corrected(planning, after, date(2021, 6, 1), "Clerk", both("Translated"))
    basis = a_basis(plan=put_right.plan, corrections=put_right.corrections)
    found = translation_account(basis)
    assert (found.missing, found.kinds) == ((), ())


def test_why_something_was_corrected_waits_for_translation_and_is_not_quoted():
    planning = a_basis(plan=a_plan(an_activity())).office.planning
    after = an_activity(title=both("Another"))
    put_right = corrected(planning, after, date(2021, 6, 1), "Clerk", SECRET)
    basis = a_basis(plan=put_right.plan, corrections=put_right.corrections)
    found = translation_account(basis)
    assert (found.missing, found.unquoted) == ((), 1)
    assert [it.kind for it in found.kinds] == ["offices"]
