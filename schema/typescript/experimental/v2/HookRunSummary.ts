// Written by `cargo xtask gen`; do not edit.
import type { HookEventName } from "./HookEventName";
import type { HookExecutionMode } from "./HookExecutionMode";
import type { HookHandlerType } from "./HookHandlerType";
import type { HookOutputEntry } from "./HookOutputEntry";
import type { HookRunStatus } from "./HookRunStatus";
import type { HookScope } from "./HookScope";
import type { HookSource } from "./HookSource";
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** One run of a hook. */
export type HookRunSummary = {
  /** When it ended, in seconds since the Unix epoch; `None` while it runs. */
  completedAt: number | null;
  /** Where it stands among other runs when they are shown; lower ones first. */
  displayOrder: number;
  /** How long it took, in milliseconds; `None` while it runs. */
  durationMs: number | null;
  /** What it had to say; empty while it runs. */
  entries: Array<HookOutputEntry>;
  /** What set it off. */
  eventName: HookEventName;
  /** Whether it is waited for. */
  executionMode: HookExecutionMode;
  /** What the hook does. */
  handlerType: HookHandlerType;
  /** The run's id, the same when it starts and when it ends. */
  id: string;
  /** What it belongs to: the thread or a turn. */
  scope: HookScope;
  /** Where the hook is configured. `unknown` by default. */
  source: HookSource;
  /** The file that configures the hook. */
  sourcePath: LegacyAppPathString;
  /** When it began, in seconds since the Unix epoch. */
  startedAt: number;
  /** How the run stands. */
  status: HookRunStatus;
  /** What to show while it runs, if the hook says so. */
  statusMessage: string | null;
};
