// Written by `cargo xtask gen`; do not edit.
import type { ConfiguredHookMatcherGroup } from "./ConfiguredHookMatcherGroup";

/** The administrator's hooks, by the event that they run on. */
export type ManagedHooksRequirements = {
  /** The user interrupts a turn. None if left out. */
  Interrupt: Array<ConfiguredHookMatcherGroup>;
  /** The user would be asked for approval. */
  PermissionRequest: Array<ConfiguredHookMatcherGroup>;
  /** A history was shortened. */
  PostCompact: Array<ConfiguredHookMatcherGroup>;
  /** The model has answered a request. None if left out. */
  PostModelRequest: Array<ConfiguredHookMatcherGroup>;
  /** A tool was used. */
  PostToolUse: Array<ConfiguredHookMatcherGroup>;
  /** A history is about to be shortened. */
  PreCompact: Array<ConfiguredHookMatcherGroup>;
  /** The model is about to be asked. None if left out. */
  PreModelRequest: Array<ConfiguredHookMatcherGroup>;
  /** A tool is about to be used. */
  PreToolUse: Array<ConfiguredHookMatcherGroup>;
  /** A session ends. None if left out. */
  SessionEnd: Array<ConfiguredHookMatcherGroup>;
  /** A session starts. */
  SessionStart: Array<ConfiguredHookMatcherGroup>;
  /** The model comes to the end of a turn. */
  Stop: Array<ConfiguredHookMatcherGroup>;
  /** A sub-agent starts. */
  SubagentStart: Array<ConfiguredHookMatcherGroup>;
  /** A sub-agent comes to its end. */
  SubagentStop: Array<ConfiguredHookMatcherGroup>;
  /** The user has said something. */
  UserPromptSubmit: Array<ConfiguredHookMatcherGroup>;
  /** The directory with the hooks' files. */
  managedDir: string | null;
  /** The same on Windows. */
  windowsManagedDir: string | null;
};
