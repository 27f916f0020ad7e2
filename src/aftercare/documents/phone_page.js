"use strict";
// The page for a phone. It looks up what holds now; every text that a rule decides is ready in the data.
// Moments are seconds since 1970. Nothing here asks the network, and nothing is known of the zones of the world: the data
// say how far the clinic's clocks are ahead, and the phone knows its own.

const Phone = (() => {
  // Texts stand in the data once, and elsewhere by their place: "~12".
  const read = (json) => {
    const { texts } = JSON.parse(json);
    const isPlace = (value) => typeof value === "string" && value.startsWith("~");
    return JSON.parse(json, (name, value) => (isPlace(value) ? texts[Number(value.slice(1))] : value));
  };

  const latest = (runs, now) => {
    let found = null;
    for (const run of runs) {
      if (run.at > now) break;
      found = run;
    }
    return found;
  };

  const filled = (words, marks) => words.replace(/\{(\w+)\}/g, (mark, name) => (name in marks ? marks[name] : mark));

  // Minutes that the clinic's clocks are ahead of UTC at a moment.
  const clinicOffset = (clock, at) => {
    let minutes = clock.offsets[0][1];
    for (const [from, value] of clock.offsets) {
      if (from > at) break;
      minutes = value;
    }
    return minutes;
  };

  const phoneOffset = (at) => -new Date(at * 1000).getTimezoneOffset();

  // A time of day, as the app says it.
  const clockTime = (clock, minutes) => {
    const hour = Math.floor(minutes / 60);
    const minute = String(minutes % 60).padStart(2, "0");
    if (minutes === 720) return clock.words.noon;
    if (minutes === 0) return clock.words.midnight;
    if (clock.hours === 24) return `${String(hour).padStart(2, "0")}:${minute}`;
    return `${((hour + 11) % 12) + 1}:${minute}\u00a0${hour < 12 ? clock.words.am : clock.words.pm}`;
  };

  // What a clock that is so many minutes ahead of UTC shows: its day, counted from 1970, and its minute of the day.
  const wall = (at, offset) => {
    const minutes = Math.floor(at / 60) + offset;
    const day = Math.floor(minutes / 1440);
    return { day, minute: minutes - day * 1440 };
  };

  const clinicTime = (clock, at) => clockTime(clock, wall(at, clinicOffset(clock, at)).minute);

  // The same moment as this phone shows it; empty where its clock and the clinic's agree.
  const phoneTime = (clock, at, now) => {
    const offset = phoneOffset(at);
    if (offset === clinicOffset(clock, at)) return "";
    const here = wall(at, offset);
    const said = clockTime(clock, here.minute);
    // Day 0 was a Thursday; the names begin with Monday.
    const weekday = clock.weekdays[(((here.day + 3) % 7) + 7) % 7];
    return here.day === wall(now, phoneOffset(now)).day ? said : `${said} ${weekday}`;
  };

  // A begun minute counts, so that a countdown ends at nought.
  const timeLeft = (clock, seconds) => {
    const minutes = Math.max(0, Math.ceil(seconds / 60));
    if (minutes >= 48 * 60) return filled(clock.words.days, { days: Math.floor(minutes / 1440) });
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours && rest) return filled(clock.words.hours_minutes, { hours, minutes: rest });
    return hours ? filled(clock.words.hours, { hours }) : filled(clock.words.minutes, { minutes: rest });
  };

  const withPhoneTime = (data, text, at, now) => {
    const there = at === undefined ? "" : phoneTime(data.clock, at, now);
    return there ? `${text} (${filled(data.words.zone_time, { time: there })})` : text;
  };

  const tile = (data, lane, now) => {
    const run = latest(lane.runs, now);
    if (!run || !run.word) return null;
    let line = withPhoneTime(data, run.line, run.ends, now) + (run.rest || "");
    if (run.left) {
      line += `, ${filled(data.words.left_by_clock, { left: timeLeft(data.clock, run.ends - now) })}`;
    }
    return { topic: lane.topic, name: lane.name, state: run.state, word: run.word, line };
  };

  const board = (data, now) => data.lanes.map((lane) => tile(data, lane, now)).filter((found) => found);

  // The nearest task that is open; those with a time to keep come before all others.
  const nextTodo = (todos, ticks, now) => {
    const open = todos.filter((todo) => todo.from <= now && todo.due > now && !(todo.key in ticks ? ticks[todo.key] : todo.settled));
    const timed = open.filter((todo) => todo.timed);
    return (timed.length ? timed : open).reduce((best, todo) => (best && best.due <= todo.due ? best : todo), null);
  };

  const card = (data, ticks, now) => {
    const scene = latest(data.scenes, now);
    if (scene.card) return { eyebrow: scene.card[0], lead: scene.card[1], line: scene.card[2], left: "" };
    const todo = nextTodo(data.sessions[scene.session].todos, ticks, now);
    if (!todo) {
      return { eyebrow: "", lead: data.words.nothing_lead, line: data.clock.words.nothing_line, left: "" };
    }
    const run = latest(todo.runs, now);
    const left = filled(data.words.left_by_clock, { left: timeLeft(data.clock, todo.due - now) });
    const until = withPhoneTime(data, run.until, todo.due, now);
    return { eyebrow: data.words.next, lead: run.lead, line: run.line, left: `${until}, ${left}` };
  };

  const day = (data, now) =>
    latest(data.scenes, now).day.map(([at, time, label]) => ({
      time: withPhoneTime(data, time, at, now), label, isPast: at <= now,
    }));

  // Why nothing may be said of now: "early", "over", or empty.
  const doubt = (data, now) => {
    if (!(now >= data.begins)) return "early";
    return now >= data.ends ? "over" : "";
  };

  // The clock of a phone may be a little behind that of the computer which made the page.
  const settled = (data, now) => (now < data.begins && data.begins - now <= 900 ? data.begins : now);

  const isElsewhere = (data, now) => phoneOffset(now) !== clinicOffset(data.clock, now);

  return { read, latest, clockTime, clinicTime, phoneTime, timeLeft, board, nextTodo, card, day, doubt, isElsewhere, settled, filled };
})();

if (typeof document !== "undefined") {
  (() => {
    const part = (id) => document.getElementById(id);
    const said = (node, text) => {
      if (node.textContent !== text) node.textContent = text;
    };
    const made = (name, kind, ...inside) => {
      const node = document.createElement(name);
      if (kind) node.className = kind;
      node.append(...inside);
      return node;
    };
    const boxes = Array.from(document.querySelectorAll("input[data-key]"));
    let data = null;
    let ticks = {};
    let isKept = true;
    let shown = "";

    const store = () => `page-${data.key}`;

    const readTicks = () => {
      try {
        const kept = JSON.parse(localStorage.getItem(store()) || "{}");
        for (const [key, value] of Object.entries(kept)) ticks[key] = value === true;
      } catch {
        isKept = false;
      }
      for (const box of boxes) {
        if (box.dataset.key in ticks) box.checked = ticks[box.dataset.key];
        box.addEventListener("change", () => keepTick(box));
      }
    };

    const keepTick = (box) => {
      ticks = { ...ticks, [box.dataset.key]: box.checked };
      try {
        localStorage.setItem(store(), JSON.stringify(ticks));
      } catch {
        isKept = false;
      }
      show();
    };

    const still = { title: part("title").textContent, sentence: part("sentence").textContent };

    const hide = () => {
      // What was said of today may be of another day by now.
      said(part("title"), still.title);
      said(part("sentence"), still.sentence);
      for (const id of ["card", "now", "day"]) part(id).hidden = true;
      part("times").open = true;
    };

    const showCard = (card) => {
      said(part("card-eyebrow"), card.eyebrow);
      said(part("card-lead"), card.lead);
      said(part("card-line"), card.line);
      said(part("card-left"), card.left);
      part("card").hidden = false;
    };

    const showBoard = (now) => {
      const tiles = Phone.board(data, now);
      const here = Phone.phoneTime(data.clock, now, now);
      const time = Phone.clinicTime(data.clock, now) + (here ? ` (${Phone.filled(data.words.zone_time, { time: here })})` : "");
      said(part("now-heading"), Phone.filled(data.isDriver ? data.words.limits : data.words.now, { time }));
      const key = JSON.stringify(tiles);
      if (key !== shown) {
        shown = key;
        part("board").replaceChildren(...tiles.map((tile) => {
          const state = made("span", `state ${tile.state}`, made("span", "glyph"), tile.word);
          const row = made("li", tile.state, made("span", "topic", tile.name), " ", state, " ", made("span", "until", tile.line));
          row.dataset.topic = tile.topic;
          return row;
        }));
      }
      part("board").hidden = tiles.length === 0;
      said(part("no-limits"), data.words.limits_none);
      part("no-limits").hidden = tiles.length > 0;
      part("now").hidden = false;
    };

    const showDay = (now) => {
      const marks = Phone.day(data, now);
      part("day-line").replaceChildren(...marks.map((mark) =>
        made("li", mark.isPast ? "past" : "", made("span", "time", mark.time), " ", made("span", "", mark.label))));
      part("day").hidden = marks.length === 0;
    };

    const showTodos = (session) => {
      for (const list of document.querySelectorAll(".todo")) list.hidden = Number(list.dataset.session) !== session;
    };

    const show = () => {
      const now = Phone.settled(data, Math.floor(Date.now() / 1000));
      const doubt = Phone.doubt(data, now);
      let notice = doubt ? data.words[doubt] : "";
      if (doubt) {
        hide();
      } else {
        const scene = Phone.latest(data.scenes, now);
        said(part("title"), scene.title);
        said(part("sentence"), scene.sentence);
        showCard(Phone.card(data, ticks, now));
        showBoard(now);
        showDay(now);
        showTodos(scene.session);
        if (Phone.isElsewhere(data, now)) notice = data.words.zone;
      }
      if (!isKept) notice = `${notice} ${data.words.todo_lost}`.trim();
      said(part("notice"), notice);
      part("notice").hidden = !notice;
    };

    // A page that cannot say what holds must not stand there as if it did.
    const guarded = (work) => () => {
      try {
        work();
      } catch {
        hide();
        part("notice").hidden = false;
        said(part("notice"), data ? data.words.broken : part("notice").textContent);
      }
    };

    const everyMinute = () => {
      guarded(show)();
      setTimeout(everyMinute, 60000 - (Date.now() % 60000) + 20);
    };

    guarded(() => {
      data = Phone.read(part("data").textContent);
      readTicks();
      part("times").open = false;
      for (const event of ["visibilitychange", "pageshow", "focus"]) {
        (event === "visibilitychange" ? document : window).addEventListener(event, guarded(show));
      }
      everyMinute();
    })();
  })();
}
