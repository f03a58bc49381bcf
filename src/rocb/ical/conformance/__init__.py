"""What is wrong with a calendar file: `findings` asks every demand of `DEMANDS`.

From the ground up: `demands` and `finding` are the values; `tree`, `moments`, `entries`
and `recur` read a file; `stream`, `envelope`, `shapes`, `extents`, `repeats`, `observances`,
`zones` and `alarms` hold it against the demands, one kind of thing each; `check` asks them all.
"""

from rocb.ical.conformance.check import findings
from rocb.ical.conformance.demands import DEMANDS, Demand
from rocb.ical.conformance.finding import Finding
from rocb.ical.conformance.stream import FOUND_AT_MOST

__all__ = ["DEMANDS", "FOUND_AT_MOST", "Demand", "Finding", "findings"]
