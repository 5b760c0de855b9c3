// Written by `cargo xtask gen`; do not edit.
import type { ScheduledTaskWeekday } from "./ScheduledTaskWeekday";

/** When a task runs. */
export type ScheduledTaskSchedule =
  /** Every so many hours. */
  | {
    /** Only on these days. Every day if unset. */
    days: Array<ScheduledTaskWeekday> | null;
    /** Hours from one run to the next. */
    intervalHours: number;
    type: "hourly";
  }
  /** Every day. */
  | {
    /** The time of day. */
    time: string;
    type: "daily";
  }
  /** From Monday to Friday. */
  | {
    /** The time of day. */
    time: string;
    type: "weekdays";
  }
  /** On some days of the week. */
  | {
    /** The days. */
    days: Array<ScheduledTaskWeekday>;
    /** The time of day. */
    time: string;
    type: "weekly";
  };
