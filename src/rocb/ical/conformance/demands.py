"""What is demanded of a calendar: the table of rules that the conformance check knows."""

from typing import Final

from attrs import field, frozen

from rocb.checks import checked, identifier


@frozen(field_transformer=checked)
class Demand:
    """One rule. `text` completes the sentence "… is not …"; `source` says who demands it.

    What misses an `advice` is read by every client that we know.
    """

    id: str = field(validator=identifier)
    text: str
    source: str
    advice: bool = False


_CLIENTS: Final = "Google Calendar, Outlook"
_ITIP: Final = "RFC 5546, 3.2"

# The stream

SIZE: Final = Demand("size", "a file of at most 64 MiB, and was not read", "rocb")
COMPONENTS: Final = Demand(
    "components", "within the 200,000 components of a file that are read", "rocb"
)
DEPTH: Final = Demand("depth", "at most four components deep in one of a calendar", "rocb")
COMPONENT_LINES: Final = Demand(
    "component-lines", "within the 50,000 lines of a component that are read", "rocb"
)
UTF_8: Final = Demand("utf-8", "text in UTF-8", "RFC 5545, 3.1.4")
BYTE_ORDER_MARK: Final = Demand("byte-order-mark", "BEGIN, the first of a file", "RFC 5545, 3.4")
FOLD_IN_CHARACTER: Final = Demand(
    "fold-in-character", "a line that is folded between two characters", "RFC 5545, 3.1"
)
CRLF: Final = Demand("crlf", "a line that ends with CR and LF", "RFC 5545, 3.1")
LAST_LINE: Final = Demand("last-line", "followed by a line end", "RFC 5545, 3.1")
EMPTY_LINE: Final = Demand("empty-line", "a content line", "RFC 5545, 3.1")
LINE_LENGTH: Final = Demand("line-length", "a line of at most 75 octets", "RFC 5545, 3.1")
CONTROL: Final = Demand("control-character", "without control characters", "RFC 5545, 3.1")
CONTENT_LINE: Final = Demand(
    "content-line", "a name, parameters such as ;NAME=value, a colon and a value", "RFC 5545, 3.1"
)
UNCLOSED: Final = Demand("unclosed", "followed by its END", "RFC 5545, 3.6")
STRAY_END: Final = Demand("stray-end", "a component that is open", "RFC 5545, 3.6")
OUTSIDE: Final = Demand("outside", "inside a VCALENDAR", "RFC 5545, 3.4")
COMPONENT_PLACE: Final = Demand("component-place", "at its place in a calendar", "RFC 5545, 3.6")
NO_CALENDAR: Final = Demand("no-calendar", "a file with a VCALENDAR", "RFC 5545, 3.4")
ONE_CALENDAR: Final = Demand("one-calendar", "the only one of its file", _CLIENTS)
EMPTY_CALENDAR: Final = Demand("empty-calendar", "a calendar with a component", "RFC 5545, 3.6")

# The calendar

VERSION: Final = Demand("version", "a calendar with VERSION:2.0", "RFC 5545, 3.7.4")
PRODID: Final = Demand("prodid", "a calendar with PRODID", "RFC 5545, 3.7.3")
CALSCALE: Final = Demand("calscale", "GREGORIAN", "RFC 5545, 3.7.1")
FEED_METHOD: Final = Demand("feed-method", "a calendar with a METHOD, PUBLISH for feeds", "Outlook")
METHOD: Final = Demand("method", "a method of iTIP, such as PUBLISH", "RFC 5546, 1.4")
CALENDAR_NAME: Final = Demand(
    "calendar-name", "a feed with X-WR-CALNAME", "Apple Calendar, Google Calendar, Outlook"
)
NAMED_MESSAGE: Final = Demand("named-message", "in a feed, but in a message", "Outlook")
REFRESH_INTERVAL: Final = Demand(
    "refresh-interval", "a feed with REFRESH-INTERVAL", "RFC 7986, 5.7, for subscribers"
)
REFRESH_VALUE: Final = Demand("refresh-value", "with VALUE=DURATION", "RFC 7986, 5.7")
PUBLISHED_TTL: Final = Demand("published-ttl", "a feed with X-PUBLISHED-TTL", "Outlook")
REFRESH_LENGTH: Final = Demand("refresh-length", "a duration above zero", "RFC 7986, 5.7")
ORGANIZER: Final = Demand("organizer", "a component with ORGANIZER", _ITIP)
FEED_ATTENDEE: Final = Demand("feed-attendee", "in a message, but in a feed", "RFC 5546, 3.2.1")
REQUEST_ATTENDEE: Final = Demand("request-attendee", "a request with ATTENDEE", "RFC 5546, 3.2.2")
REPLY_ATTENDEE: Final = Demand(
    "reply-attendee", "a reply by one ATTENDEE, with PARTSTAT", "RFC 5546, 3.2.3"
)
CANCEL_STATUS: Final = Demand(
    "cancel-status",
    "a cancellation with STATUS:CANCELLED, or for an ATTENDEE alone",
    "RFC 5546, 3.2.5",
)
ONE_UID: Final = Demand("one-uid", "the UID of the others in the message", _ITIP)

# Every component

UID: Final = Demand("uid", "a component with UID", "RFC 5545, 3.8.4.7")
UID_ONCE: Final = Demand("uid-once", "new, with its RECURRENCE-ID", "RFC 5545, 3.8.4.7")
DTSTAMP: Final = Demand("dtstamp", "a component with DTSTAMP", "RFC 5545, 3.8.7.2")
STAMP_UTC: Final = Demand("stamp-utc", "in UTC", "RFC 5545, 3.8.7")
SEQUENCE: Final = Demand(
    "sequence", "a component with SEQUENCE, without which dates stay stale", "Google Calendar"
)
SEQUENCE_NUMBER: Final = Demand("sequence-number", "a whole number", "RFC 5545, 3.8.7.4")
SUMMARY: Final = Demand("summary", "an event with SUMMARY", _ITIP)
ONCE: Final = Demand("once", "the only one of its name", "RFC 5545, 3.6")
STATUS: Final = Demand("status", "a status of this component", "RFC 5545, 3.8.1.11")
TRANSP: Final = Demand("transp", "OPAQUE or TRANSPARENT", "RFC 5545, 3.8.2.7")
CLASS: Final = Demand("class", "PUBLIC, PRIVATE or CONFIDENTIAL", "RFC 5545, 3.8.1.3")
PRIORITY: Final = Demand("priority", "a number from 0 to 9", "RFC 5545, 3.8.1.9")
PERCENT: Final = Demand("percent", "a number from 0 to 100", "RFC 5545, 3.8.1.8")
GEO: Final = Demand(
    "geo", "a latitude and a longitude in degrees, such as 40.4;49.9", "RFC 5545, 3.8.1.6"
)
URI: Final = Demand("uri", "a URI", "RFC 5545, 3.3.13")
CONFERENCE: Final = Demand("conference", "with VALUE=URI", "RFC 7986, 5.11")
TEXT_ESCAPE: Final = Demand(
    "text-escape", "text with a backslash before each comma and semicolon", "RFC 5545, 3.3.11"
)
TEXT_BACKSLASH: Final = Demand(
    "text-backslash",
    "text whose backslashes stand before a comma, a semicolon, an N or another",
    "RFC 5545, 3.3.11",
)
PARTSTAT: Final = Demand("partstat", "with a PARTSTAT of this component", "RFC 5545, 3.2.12")
ROLE: Final = Demand("role", "with a known ROLE", "RFC 5545, 3.2.16")
CUTYPE: Final = Demand("cutype", "with a known CUTYPE", "RFC 5545, 3.2.3")
RSVP: Final = Demand("rsvp", "with an RSVP that is TRUE or FALSE", "RFC 5545, 3.2.17")
ATTENDEE_ONCE: Final = Demand("attendee-once", "a new ATTENDEE", _ITIP)

# Dates and times

DTSTART: Final = Demand("dtstart", "a component with DTSTART", "RFC 5545, 3.8.2.4")
DATE_TIME: Final = Demand(
    "date-time", "a day or a time, such as 20210301 or 20210301T090000Z", "RFC 5545, 3.3.5"
)
VALUE_DATE: Final = Demand("value-date", "a day with VALUE=DATE", "RFC 5545, 3.2.20")
NOT_FLOATING: Final = Demand(
    "floating", "in UTC or with TZID, without which it is taken for UTC", "Google Calendar"
)
TZID_PLACE: Final = Demand("tzid-place", "without TZID, being a day or in UTC", "RFC 5545, 3.2.19")
TZID_DEFINED: Final = Demand(
    "tzid-defined", "in a time zone with a VTIMEZONE in the file", "RFC 5545, 3.2.19; Outlook"
)
TZID_IANA: Final = Demand(
    "tzid-iana", "the name of an IANA time zone, such as Asia/Baku", "Google Calendar, RFC 7808"
)
END_TYPE: Final = Demand("end-type", "of the type of DTSTART", "RFC 5545, 3.8.2.2")
END_LATER: Final = Demand("end-later", "later than DTSTART", "RFC 5545, 3.8.2.2")
ALL_DAY_END: Final = Demand(
    "all-day-end", "later than DTSTART, being the day after the last", "RFC 5545, 3.6.1"
)
END_ONCE: Final = Demand("end-once", "without an end beside it", "RFC 5545, 3.6.1")
DURATION: Final = Demand("duration", "a duration above zero", "RFC 5545, 3.8.2.5")
ALL_DAY_DURATION: Final = Demand(
    "all-day-duration", "in whole days or weeks, as DTSTART is a day", "RFC 5545, 3.6.1"
)
LEAP_SECOND: Final = Demand(
    "leap-second", "a time without a leap second, which imports refuse", "rocb", advice=True
)
FREEBUSY_WINDOW: Final = Demand(
    "freebusy-window", "free and busy times from a DTSTART to a DTEND in UTC", "RFC 5546, 3.3.1"
)
FREEBUSY_PERIOD: Final = Demand("freebusy-period", "periods in UTC", "RFC 5545, 3.8.2.6")

# Series

RULE: Final = Demand("rule", "a recurrence rule", "RFC 5545, 3.3.10")
RULE_ONCE: Final = Demand("rule-once", "the only rule", "RFC 5545, 3.8.5.3")
RULE_END: Final = Demand("rule-end", "a rule with either COUNT or UNTIL", "RFC 5545, 3.3.10")
RULE_FREQUENCY: Final = Demand("rule-frequency", "a rule by days, weeks, months or years", _CLIENTS)
RULE_PARTS: Final = Demand(
    "rule-parts", "a rule whose BY parts go with its FREQ and DTSTART", "RFC 5545, 3.3.10"
)
RULE_START: Final = Demand(
    "rule-start", "a rule of which DTSTART is the first start", "RFC 5545, 3.8.5.3"
)
RULE_BOUNDS: Final = Demand(
    "rule-bounds",
    "a rule that imports take: up to 10,000 times in 100 years, without hours",
    "rocb",
    advice=True,
)
UNTIL_TYPE: Final = Demand("until-type", "with UNTIL of the type of DTSTART", "RFC 5545, 3.3.10")
UNTIL_UTC: Final = Demand("until-utc", "with UNTIL in UTC", "RFC 5545, 3.3.10")
UNTIL_LATER: Final = Demand("until-later", "with UNTIL at DTSTART or later", "RFC 5545, 3.3.10")
EXRULE: Final = Demand("exrule", "a property that is still in use", "RFC 5545, A.3")
EXCEPTION_TYPE: Final = Demand("exception-type", "of the type of DTSTART", "RFC 5545, 3.8.5")
EXCEPTION_ZONE: Final = Demand("exception-zone", "in the time zone of DTSTART", "Outlook")
EXCEPTIONS: Final = Demand(
    "exceptions", "a property with 10,000 values at most, beside others of its name", "rocb"
)
EXDATE_START: Final = Demand("exdate-start", "a start of the series", "RFC 5545, 3.8.5.1")
EXDATE_ONCE: Final = Demand("exdate-once", "new in its series", "RFC 5545, 3.8.5.1", advice=True)
EXDATE_OVERRIDE: Final = Demand(
    "exdate-override",
    "a start without a RECURRENCE-ID beside it",
    "RFC 5545, 3.8.4.4",
    advice=True,
)
OVERRIDE_TYPE: Final = Demand(
    "override-type", "of the type that DTSTART of the series has", "RFC 5545, 3.8.4.4"
)
OVERRIDE_START: Final = Demand("override-start", "a start of the series", "RFC 5545, 3.8.4.4")
OVERRIDE_SERIES: Final = Demand(
    "override-series", "in a series, but in one of its occurrences", "RFC 5545, 3.8.4.4"
)
RANGE: Final = Demand("range", "without RANGE", "Google Calendar")

# Time zones

TIMEZONE_ID: Final = Demand("timezone-id", "a time zone with TZID", "RFC 5545, 3.6.5")
TIMEZONE_ONCE: Final = Demand("timezone-once", "the only VTIMEZONE of this TZID", "RFC 5545, 3.6.5")
TIMEZONE_USED: Final = Demand(
    "timezone-used", "a time zone that the file uses", "RFC 5545, 3.6.5", advice=True
)
TIMEZONE_BLOCKS: Final = Demand("timezone-blocks", "a time zone with a STANDARD block", "Outlook")
TIMEZONE_OFFSETS: Final = Demand(
    "timezone-offsets",
    "a time zone with the offsets of IANA at the dates of the file",
    "RFC 5545, 3.6.5",
)
TIMEZONE_STANDARD: Final = Demand(
    "timezone-standard",
    "a time zone whose newest STANDARD block has the standard offset of the latest date",
    "Outlook",
)
BLOCK_START: Final = Demand("block-start", "a block with DTSTART in local time", "RFC 5545, 3.6.5")
BLOCK_OFFSETS: Final = Demand(
    "block-offsets",
    "a block with TZOFFSETFROM and TZOFFSETTO, such as +0400",
    "RFC 5545, 3.3.14",
)
BLOCK_RDATE: Final = Demand("block-rdate", "an RRULE", "Outlook")
BLOCK_UNTIL: Final = Demand("block-until", "with UNTIL in UTC", "RFC 5545, 3.6.5")

# Alarms

ALARM_ACTION: Final = Demand("alarm-action", "an alarm with ACTION", "RFC 5545, 3.6.6")
ALARM_TRIGGER: Final = Demand(
    "alarm-trigger", "an alarm with TRIGGER, a duration or a time in UTC", "RFC 5545, 3.8.6.3"
)
ALARM_PARTS: Final = Demand("alarm-parts", "an alarm with all of its action", "RFC 5545, 3.6.6")
ALARM_PAIR: Final = Demand(
    "alarm-pair", "an alarm with both or neither of REPEAT and DURATION", "RFC 5545, 3.6.6"
)
ALARM_REPEAT: Final = Demand("alarm-repeat", "a number from 0 to 24", "RFC 5545, 3.8.6.2")

DEMANDS: Final = (
    *(SIZE, COMPONENTS, DEPTH, COMPONENT_LINES, UTF_8, BYTE_ORDER_MARK, FOLD_IN_CHARACTER, CRLF),
    *(LAST_LINE, EMPTY_LINE, LINE_LENGTH, CONTROL, CONTENT_LINE, UNCLOSED, STRAY_END, OUTSIDE),
    *(COMPONENT_PLACE, NO_CALENDAR, ONE_CALENDAR, EMPTY_CALENDAR),
    *(VERSION, PRODID, CALSCALE, FEED_METHOD, METHOD, CALENDAR_NAME, NAMED_MESSAGE),
    *(REFRESH_INTERVAL, REFRESH_VALUE, PUBLISHED_TTL, REFRESH_LENGTH, ORGANIZER, FEED_ATTENDEE),
    *(REQUEST_ATTENDEE, REPLY_ATTENDEE, CANCEL_STATUS, ONE_UID),
    *(UID, UID_ONCE, DTSTAMP, STAMP_UTC, SEQUENCE, SEQUENCE_NUMBER, SUMMARY, ONCE, STATUS, TRANSP),
    *(CLASS, PRIORITY, PERCENT, GEO, URI, CONFERENCE, TEXT_ESCAPE, TEXT_BACKSLASH, PARTSTAT, ROLE),
    *(CUTYPE, RSVP, ATTENDEE_ONCE),
    *(DTSTART, DATE_TIME, VALUE_DATE, NOT_FLOATING, TZID_PLACE, TZID_DEFINED, TZID_IANA, END_TYPE),
    *(END_LATER, ALL_DAY_END, END_ONCE, DURATION, ALL_DAY_DURATION, LEAP_SECOND, FREEBUSY_WINDOW),
    FREEBUSY_PERIOD,
    *(RULE, RULE_ONCE, RULE_END, RULE_FREQUENCY, RULE_PARTS, RULE_START, RULE_BOUNDS, UNTIL_TYPE),
    *(UNTIL_UTC, UNTIL_LATER, EXRULE, EXCEPTION_TYPE, EXCEPTION_ZONE, EXCEPTIONS, EXDATE_START),
    *(EXDATE_ONCE, EXDATE_OVERRIDE, OVERRIDE_TYPE, OVERRIDE_START, OVERRIDE_SERIES, RANGE),
    *(TIMEZONE_ID, TIMEZONE_ONCE, TIMEZONE_USED, TIMEZONE_BLOCKS, TIMEZONE_OFFSETS),
    *(TIMEZONE_STANDARD, BLOCK_START, BLOCK_OFFSETS, BLOCK_RDATE, BLOCK_UNTIL),
    *(ALARM_ACTION, ALARM_TRIGGER, ALARM_PARTS, ALARM_PAIR, ALARM_REPEAT),
)
"""Every rule that is checked."""
