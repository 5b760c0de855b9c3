// Written by `cargo xtask gen`; do not edit.
import type { SkillsListEntry } from "./SkillsListEntry";

/** Answer to `skills/list`. */
export type SkillsListResponse = {
  /** The skills, by working directory. */
  data: Array<SkillsListEntry>;
};
