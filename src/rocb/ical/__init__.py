"""iCalendar: feeds, messages, free/busy, import and a check of any calendar.

Each part is imported by its own name. From the ground up, values and how they are written:
`bounds`, `lines`, `content`, `rules`, `people`, `events`, `timezones`, `calendars`, `uids`. What an
office shows: `publishing`, `booking_events`, `office_events`, `selections`, `feed`. What others
sent: `expansion` and `reading` (a room of its own), then `busy`, `records`, `booking_imports`,
`activity_imports`. Between people: `freebusy`, `attendance`, `replies`, `scheduling`. The check is
`conformance`, a room of its own as well. Only `reading` needs the package icalendar.
"""
