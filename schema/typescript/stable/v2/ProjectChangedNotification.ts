// Written by `cargo xtask gen`; do not edit.
import type { ProjectChangeType } from "./ProjectChangeType";

/** Payload of `project/changed`, sent to every connection before the answer to what caused it. */
export type ProjectChangedNotification = {
  /** What happened to it. */
  changeType: ProjectChangeType;
  /** The project. */
  projectId: string;
};
