from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.periods import Days
from rocb.planning.network.network import Network
from rocb.planning.network.representations import Representation
from rocb.planning.partners.communication import contacts_due
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Contact, Medium, Relation
from rocb.reporting.accounts.partners import PartnerAccount, partner_account
from tests.offices import SAMPLE, STATED, both
from tests.planning.network.builders import a_representation
from tests.planning.partners.builders import (
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_relation,
)
from tests.planning.projects.builders import euros
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, parted


@st.composite
def relations(draw: st.DrawFn) -> tuple[Relation, ...]:
    found = []
    for organisation in draw(st.sets(st.sampled_from(("bank", "wco")))):
        days = sorted(draw(st.lists(NEARBY, min_size=1, max_size=5)))
        contacts = tuple(
            Contact(day, "Officer", both("Plans"), Medium.CALL, draw(SOURCES)) for day in days[1:]
        )
        every = draw(st.none() | st.integers(1, 12))
        found.append(
            a_relation(
                organisation,
                identified_on=days[0],
                every=every,
                contacts=contacts[::-1],
                source=draw(SOURCES),
            )
        )
    return tuple(found)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Representation, ...]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        first = draw(NEARBY)
        found.append(
            a_representation(
                f"meeting-{number}" if number else "meeting",
                days=Days(first, first + timedelta(days=draw(st.integers(0, 3)))),
                at_secretariat=draw(st.booleans()),
                for_wco=draw(st.booleans()),
                attended=draw(st.none() | st.booleans()),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = st.builds(
    lambda relations, meetings: a_basis(
        partnerships=Partnerships(relations=relations), network=Network(representations=meetings)
    ),
    relations(),
    meetings(),
)
SOME = settings(max_examples=15)


@given(BASES)
@SOME
def test_contacts_are_counted_with_the_partners_they_were_with(basis):
    held = basis.office.planning.partnerships.relations
    for each in (basis, *parted(basis)):
        found = partner_account(each)
        talks = {
            it.organisation: [talk for talk in it.contacts if talk.on in each.days] for it in held
        }
        assert found.contacts.value == sum(map(len, talks.values()))
        assert set(found.contacts.records) == {id for id, those in talks.items() if those}
        for it in found.partners:
            assert it.contacts.value == len(talks[it.organisation])
            assert it.last.on == max(talk.on for talk in talks[it.organisation])
            relation = next(row for row in held if row.organisation == it.organisation)
            assert it.contacts.sample == (
                relation.source.sample or any(talk.source.sample for talk in talks[it.organisation])
            )
        new = {it.organisation for it in held if it.identified_on in each.days}
        assert set(found.identified.records) == new
        assert found.identified.value == len(new)


@given(BASES)
@SOME
def test_what_is_overdue_is_so_at_the_end_of_the_period(basis):
    held = basis.office.planning.partnerships.relations
    for each in parted(basis):
        found, expected = partner_account(each), contacts_due(held, each.days.last).overdue
        assert [(it.organisation, it.due, it.late.value) for it in found.overdue] == [
            (it.organisation, it.due, it.late) for it in expected
        ]
        assert found.late.value == len(expected)


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    year, quarters = partner_account(basis), [partner_account(it) for it in parted(basis)]

    def counts(it: PartnerAccount) -> tuple[int, ...]:
        figures = (
            it.contacts,
            it.identified,
            it.meetings.regional,
            it.meetings.secretariat,
            it.meetings.for_wco,
            it.meetings.missed,
            it.meetings.unknown,
        )
        return tuple(figure.value for figure in figures if isinstance(figure.value, int))

    assert counts(year) == tuple(map(sum, zip(*map(counts, quarters), strict=True)))


@given(BASES)
@SOME
def test_each_meeting_of_the_period_was_attended_missed_or_nobody_said(basis):
    held = basis.office.planning.network.representations
    for each in (basis, *parted(basis)):
        found = partner_account(each).meetings
        ended = sorted(it.id for it in held if it.days.last in each.days)
        attended = found.regional.records + found.secretariat.records
        assert sorted(attended + found.missed.records + found.unknown.records) == ended
        speaking = {it.id for it in held if it.for_wco}
        assert set(found.for_wco.records) == speaking & set(attended)


def test_a_forum_and_a_conference_belong_to_the_day_on_which_they_end():
    conference = a_conference(
        days=Days(date(2021, 3, 31), date(2021, 4, 1)), invited=("wco",), attended=("bank",)
    )
    pledges: tuple[Pledge, ...] = (
        a_pledge("pledge", euros("100"), conference="conference", source=SAMPLE),
        a_pledge("elsewhere", euros("7")),
    )
    held = Partnerships(
        fora=(a_forum("forum", "2021-05-01", attended=True), a_forum("other", "2021-05-02")),
        conferences=(conference,),
        pledges=pledges,
    )
    assert partner_account(a_basis(QUARTERS[0], partnerships=held)).conferences == ()
    found = partner_account(a_basis(QUARTERS[1], partnerships=held))
    (came,) = found.conferences
    assert [(it.value, it.records, it.sample) for it in came.pledged] == [
        (euros("100"), ("pledge",), True)
    ]
    assert (came.outcome.absent, came.outcome.silent) == (("wco",), ())
    assert [it.id for it in found.fora] == ["forum", "other"]
    assert found.fora_attended.records == ("forum",)


def test_what_was_pledged_after_the_period_is_not_yet_told_of_the_conference():
    held = Partnerships(
        conferences=(a_conference(),),
        pledges=(a_pledge("late", conference="conference", pledged_on=date(2021, 8, 1)),),
    )
    found = partner_account(a_basis(QUARTERS[1], partnerships=held))
    assert found.conferences[0].pledged == ()


def test_a_meeting_without_a_report_at_the_end_is_unreported_whenever_it_was():
    meeting = a_representation("meeting", attended=True)
    network = Network(representations=(meeting,))
    found = partner_account(a_basis(QUARTERS[2], network=network)).meetings
    assert found.unreported.records == ("meeting",)
    assert found.regional.value == 0


def test_the_last_contact_is_told_whatever_the_order_of_the_records():
    talks = (a_contact("2021-02-20"), a_contact("2021-02-01"))
    held = Partnerships(relations=(a_relation(contacts=talks, source=STATED),))
    (row,) = partner_account(a_basis(QUARTERS[0], partnerships=held)).partners
    assert (row.contacts.value, row.last.on) == (2, date(2021, 2, 20))
