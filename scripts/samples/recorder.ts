import { fillEventForm } from "@telltale/core/lab";
import type { EventFormName, EvtxEvent, EvtxValue } from "@telltale/core/lab";

/** Field values of an event, by name. */
export type Fields = Readonly<Record<string, EvtxValue>>;

/** Collects the events of one machine, in any order; `events` has them in the order of their times. */
export interface Recorder {
  /** `at` is an offset from the start of the day, in seconds. */
  add(at: number, form: EventFormName, fields: Fields): void;
  events(): readonly EvtxEvent[];
}

const systemAccount = "S-1-5-18";
/** The processes that write the logs. */
const writers = { sysmon: 2916, security: 4, system: 712, powershell: 0 };

export function createRecorder(computer: string, day: string): Recorder {
  const recorded: EvtxEvent[] = [];
  return {
    add(at, form, fields) {
      const time = timeOf(day, at);
      const [log = ""] = form.split("/");
      const isSysmon = log === "sysmon";
      const values = new Map<string, EvtxValue>(
        isSysmon
          ? [
              ["RuleName", "-"],
              ["UtcTime", time.slice(0, 23).replace("T", " ")],
            ]
          : [],
      );
      for (const [name, value] of Object.entries(fields)) values.set(name, value);
      const { event, unknown } = fillEventForm(
        form,
        {
          time,
          computer,
          processId: writers[log as keyof typeof writers],
          threadId: 3000 + (recorded.length % 7) * 4,
          ...(isSysmon ? { userSid: systemAccount } : {}),
        },
        values,
      );
      if (unknown.length > 0) throw new Error(`${form} has no field ${unknown.join(", ")}`);
      recorded.push(event);
    },
    events: () => recorded.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
  };
}

/** ISO time with seven fraction digits, as Windows keeps it. */
function timeOf(day: string, seconds: number): string {
  const whole = Math.floor(seconds);
  const ticks = Math.round((seconds - whole) * 1e7);
  const clock = new Date(Date.parse(`${day}T00:00:00Z`) + whole * 1000).toISOString();
  return `${clock.slice(0, 19)}.${String(ticks).padStart(7, "0")}Z`;
}

/** Seconds into the day for a clock time such as `09:12:30`. */
export function clock(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
