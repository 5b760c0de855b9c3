// Written by `cargo xtask gen`; do not edit.
import type { ProjectRoot } from "./ProjectRoot";

/** Params of `project/import`: a project and threads to file under it. */
export type ProjectImportParams = {
  /** The client's key for this request; a repeat with the same key imports nothing twice. */
  idempotencyKey: string;
  /** The client's own data about it, by key. None by default. */
  metadata?: { [key in string]?: string } | null;
  /** Its name; must not be empty. */
  name: string;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
  /** Ids of the threads that go into it. None by default. */
  threads?: Array<string> | null;
};
