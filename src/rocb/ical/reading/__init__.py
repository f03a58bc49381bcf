"""Reading calendars that were kept elsewhere: `read_calendar` gives events, and a report.

From the ground up: `pieces` cuts a stream into components within bounds; `named_zones` finds the
zones that times are in, `dates` reads those times, `details` all else; `vevents` makes an event of
it, and `calendars` settles which events stand beside each other.
"""

from rocb.ical.bounds import COMPONENTS_AT_MOST, SIZE_AT_MOST
from rocb.ical.reading.calendars import Calendar, Outcome, read_calendar

__all__ = ["COMPONENTS_AT_MOST", "SIZE_AT_MOST", "Calendar", "Outcome", "read_calendar"]
