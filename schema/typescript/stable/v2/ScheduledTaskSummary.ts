// Written by `cargo xtask gen`; do not edit.
import type { ScheduledTaskSchedule } from "./ScheduledTaskSchedule";

/** A task that a plugin offers to run at set times. */
export type ScheduledTaskSummary = {
  /** What tells it from the plugin's other tasks. */
  key: string;
  /** Its name for people. */
  name: string;
  /** What is said to the model when it runs. */
  prompt: string;
  /** When it runs. */
  schedule: ScheduledTaskSchedule;
};
