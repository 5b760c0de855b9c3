// Written by `cargo xtask gen`; do not edit.
import type { ProjectRoot } from "./ProjectRoot";

/** A project: directories that belong together, and the threads filed under it. */
export type Project = {
  /** When it was created, in seconds since the Unix epoch. */
  createdAt: number;
  /** Its id, a UUID the server made. */
  id: string;
  /** The client's own data about it, by key; empty unless some was given. */
  metadata: { [key in string]?: string };
  /** Its name; not empty. */
  name: string;
  /** When it was last worked in, in seconds since the Unix epoch; `None` before that. */
  recencyAt: number | null;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
  /** When it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};
