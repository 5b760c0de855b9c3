// Written by `cargo xtask gen`; do not edit.
import type { WorkspaceMessageType } from "./WorkspaceMessageType";

/** A message from a workspace to its members. */
export type WorkspaceMessage = {
  /** When it was put away, in seconds since the Unix epoch; `None` if it was not. */
  archivedAt: number | null;
  /** When it was written, in seconds since the Unix epoch, if known. */
  createdAt: number | null;
  /** Its text. */
  messageBody: string;
  /** Its id. */
  messageId: string;
  /** How it is meant to be shown. */
  messageType: WorkspaceMessageType;
};
