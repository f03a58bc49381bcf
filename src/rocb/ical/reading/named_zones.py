"""Zones by the names that calendars give them (TZID; RFC 5545, 3.2.19)."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from rocb.ical.timezones import zone_named

Finder = Callable[[str], ZoneInfo | None]

_NAME_AT_MOST: Final = 255
_IANA: Final = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")


def zone_finder(given: Mapping[str, ZoneInfo], located: Mapping[str, str]) -> Finder:
    """Return the function that says which zone a TZID names, or `None` where nobody knows.

    What is asked, in this order: `given`; the names of IANA; those of Windows; names such as
    `/mozilla.org/20050126_1/Europe/Berlin`, which end in one of IANA; `located`, the places that
    the VTIMEZONEs of a stream state beside their TZID (X-LIC-LOCATION). The rules in a VTIMEZONE
    are never asked: a zone that IANA knows is as IANA has it.
    """

    @lru_cache(maxsize=1024)
    def found(name: str) -> ZoneInfo | None:
        if name in given:
            return given[name]
        if len(name) > _NAME_AT_MOST:
            return None
        return known_zone(name) or known_zone(located.get(name, ""))

    return found


def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone that a name of IANA, or one made from it, or of Windows stands for."""
    if _IANA.fullmatch(name):
        found = zone_named(name)
        if found is not None:
            return found
    if name in WINDOWS_TO_OLSON:
        return zone_named(WINDOWS_TO_OLSON[name])
    if not name.startswith("/"):
        return None
    parts = name.split("/")[1:]
    endings = ("/".join(parts[-number:]) for number in (3, 2, 1))
    zones = (zone_named(it) for it in endings if _IANA.fullmatch(it))
    return next((it for it in zones if it is not None), None)
