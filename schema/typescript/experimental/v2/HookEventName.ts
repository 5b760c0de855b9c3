// Written by `cargo xtask gen`; do not edit.

/** What sets a hook off. */
export type HookEventName =
  /** The model is about to be asked. */
  | "preModelRequest"
  /** The model has answered. */
  | "postModelRequest"
  /** A tool is about to run. */
  | "preToolUse"
  /** The user is about to be asked for an approval. */
  | "permissionRequest"
  /** A tool has run. */
  | "postToolUse"
  /** A history is about to be shortened. */
  | "preCompact"
  /** A history has been shortened. */
  | "postCompact"
  /** A session begins. */
  | "sessionStart"
  /** A session ends. */
  | "sessionEnd"
  /** The user said something. */
  | "userPromptSubmit"
  /** An agent was started by another one. */
  | "subagentStart"
  /** An agent that another one started is done. */
  | "subagentStop"
  /** The agent is done with a turn. */
  | "stop"
  /** A turn was interrupted. */
  | "interrupt";
