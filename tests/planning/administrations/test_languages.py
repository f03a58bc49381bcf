"""An administration has languages for a use, or nobody knows them."""

from rocb.planning.administrations.languages import Languages, LanguageUse
from tests.planning.administrations.builders import faults_of, some_languages, stated


def test_languages_are_some_each_once():
    assert faults_of(some_languages, "az", "az") == [
        'codes[1]: "az" is not new: it stands at [0] already'
    ]
    assert faults_of(Languages, LanguageUse.WORKING, (), stated()) == [
        "codes: () is not at least one language"
    ]
