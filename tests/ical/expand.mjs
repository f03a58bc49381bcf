// Reads calendars from standard input, one JSON string a line, and answers each with its
// occurrences as ical.js expands them: [uid, begins, ends] in seconds since 1970, or as days.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const ICAL = createRequire(`${process.argv[2]}/`)("ical.js");
const AT_MOST = 20000;

function shown(time) {
  return time.isDate ? time.toString() : time.toUnixTime();
}

function expanded(content) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component, { exceptions: [] }));
  const changed = events.filter((event) => event.isRecurrenceException());
  const found = [];
  const take = (item) => {
    if (item.component.getFirstPropertyValue("status") !== "CANCELLED") {
      found.push([item.uid, shown(item.startDate), shown(item.endDate)]);
    }
  };
  for (const event of events.filter((it) => !it.isRecurrenceException())) {
    for (const other of changed.filter((it) => it.uid === event.uid)) {
      event.relateException(other);
    }
    if (!event.isRecurring()) {
      take(event);
      continue;
    }
    const starts = event.iterator();
    for (let next, count = 0; count < AT_MOST && (next = starts.next()); count += 1) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      take({ component: item.component, uid: event.uid, startDate, endDate });
    }
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = expanded(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error && error.stack) };
  }
  console.log(JSON.stringify(answer));
}
