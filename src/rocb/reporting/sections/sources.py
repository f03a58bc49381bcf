"""Where the activities are stated."""

from rocb.planning.drafting import DRAFTED
from rocb.reporting.accounts.activities import ActivityAccount
from rocb.reporting.pages import Section, sentence
from rocb.reporting.words.naming import Names


def sources_section(names: Names, account: ActivityAccount) -> Section:
    """Return the sources of the activities of a period, each once."""
    say = names.words.say
    sources = (it.activity.source for it in account.activities)
    found = sorted({source.text for source in sources if source.text != DRAFTED})
    told = say("sources.note", sources=", ".join(found)) if found else say("none")
    return Section("sources", say("sources"), (sentence(told),))
