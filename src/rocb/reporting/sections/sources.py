"""Where the activities are stated."""

from rocb.planning.drafting import DRAFTED
from rocb.reporting.accounts.activities import ActivityAccount
from rocb.reporting.pages import Section, sentence
from rocb.reporting.words.naming import Names


def sources_section(names: Names, account: ActivityAccount) -> Section:
    """Return the sources of the activities of a period, each once; of samples there is none."""
    say = names.words.say
    sources = (it.activity.source for it in account.activities)
    stated = (it.text for it in sources if not it.sample)
    found = sorted({text for text in stated if text != DRAFTED})
    told = say("sources.note", sources=", ".join(found)) if found else say("none")
    return Section("sources", say("sources"), (sentence(told),))
