// Reads calendars with ical.js and says what a person would see. Each line of the input is one request, as JSON:
// the text of a calendar and the zone of the clocks around the person. Each line of the output is its answer.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]));

function clock(time, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(time.toJSDate());
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

function alarm(component) {
  const trigger = component.getFirstPropertyValue("trigger");
  return {
    action: component.getFirstPropertyValue("action"),
    text: component.getFirstPropertyValue("description"),
    seconds: trigger.toSeconds(),
  };
}

function event(component, zone) {
  const read = new ICAL.Event(component, { strictExceptions: true });
  const text = (name) => component.getFirstPropertyValue(name) ?? "";
  return {
    uid: read.uid ?? "",
    sequence: read.sequence ?? 0,
    stamp: component.getFirstPropertyValue("dtstamp")?.toUnixTime() ?? 0,
    starts: read.startDate.toUnixTime(),
    ends: read.endDate.toUnixTime(),
    clock: clock(read.startDate, zone),
    summary: read.summary ?? "",
    description: read.description ?? "",
    location: read.location ?? "",
    status: text("status"),
    audience: text("class"),
    transparency: text("transp"),
    alarms: component.getAllSubcomponents("valarm").map(alarm),
    others: component.getAllSubcomponents().filter((one) => one.name !== "valarm").length,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { calendar, zone } = JSON.parse(line);
  const root = new ICAL.Component(ICAL.parse(calendar));
  const events = root.name === "vevent" ? [root] : root.getAllSubcomponents("vevent");
  const answer = {
    method: root.getFirstPropertyValue("method") ?? "",
    version: root.getFirstPropertyValue("version") ?? "",
    events: events.map((one) => event(one, zone)),
    others: root.name === "vevent" ? 0 : root.getAllSubcomponents().length - events.length,
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
