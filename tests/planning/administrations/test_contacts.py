"""Contact points have a function, an address, and days."""

from datetime import date

from tests.planning.administrations.builders import a_contact_point, faults_of


def test_a_contact_point_ends_after_it_began():
    day = date(2021, 1, 1)
    assert faults_of(a_contact_point, since=day, until=day) == [
        'until: "2021-01-01" is not later than 2021-01-01'
    ]
    assert a_contact_point(since=day, until=date(2021, 1, 2)).until == date(2021, 1, 2)


def test_an_address_is_a_uri():
    assert a_contact_point(address="mailto:contact@example.org").address is not None
    assert faults_of(a_contact_point, address="contact@example.org") != []
