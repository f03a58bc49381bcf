from datetime import date
from decimal import Decimal

import pytest

from rocb import Language
from rocb.planning.programme import Programme
from rocb.reporting.sections.changes import changes_section
from rocb.reporting.submissions.since import changes_since
from rocb.reporting.submissions.submissions import submitted
from rocb.reporting.words.naming import names_of
from rocb.reporting.words.words import Words
from tests.offices import an_office
from tests.reporting.sections.shown import table_in
from tests.reporting.submissions.pages import a_figure, pages

ENDED, LATER = date(2021, 3, 31), date(2021, 6, 30)


def told(before, after, unit: str) -> list[str]:
    """What a report says of a figure that was one value and is another now, in English."""
    one, other = (pages(total=a_figure(it, "activity", unit=unit)) for it in (before, after))
    sent = submitted("quarterly", "2021Q1", one, ENDED, "office")
    since = changes_since(sent, other, Programme(), ENDED, LATER)
    section = changes_section(names_of(an_office(), Words(Language.EN)), since, is_last=True)
    (row,) = table_in(section, "changes.table").values()
    return [row["was"].replace("\xa0", " "), row["is_now"].replace("\xa0", " ")]


@pytest.mark.parametrize(
    ("before", "after", "unit", "shown"),
    [
        (Decimal("39.0"), Decimal("0.0"), "h", ["39 h", "0 h"]),
        (Decimal("1.5"), Decimal("0.333333"), "h", ["1.5 h", "20 min"]),
        (Decimal("12.5"), None, "%", ["12.5%", "–"]),
        (Decimal(300), Decimal("1250.50"), "EUR", ["EUR 300", "EUR 1,250.50"]),
        (3, 1001, "", ["3", "1,001"]),
        (date(2021, 3, 1), date(2021, 3, 2), "", ["1 March 2021", "2 March 2021"]),
    ],
)
def test_a_figure_that_changed_reads_as_in_the_report(before, after, unit, shown):
    assert told(before, after, unit) == shown
