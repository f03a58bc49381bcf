"""Acceptances are of provisions, and not all of them accept."""

from rocb.planning.administrations.acceptances import AcceptanceStatus
from tests.planning.administrations.builders import an_acceptance, faults_of


def test_an_acceptance_is_of_a_known_provision():
    assert an_acceptance("safe.1.3").provision == "safe.1.3"
    assert faults_of(an_acceptance, "safe.4") == [
        'provision: "safe.4" is not the id of an instrument or of a part of one, '
        "such as rkc or safe.1.3"
    ]


def test_an_intention_accepts_nothing_yet():
    accepting = {it for it in AcceptanceStatus if an_acceptance(status=it).accepting}
    assert accepting == {
        AcceptanceStatus.ACCEPTED,
        AcceptanceStatus.RESERVED,
        AcceptanceStatus.APPLIED,
    }
