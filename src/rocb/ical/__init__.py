"""iCalendar: the office's year as a feed that calendars subscribe to."""
