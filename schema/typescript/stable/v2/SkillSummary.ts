// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { SkillInterface } from "./SkillInterface";

/** A skill that a plugin brings. */
export type SkillSummary = {
  /** What it is for. */
  description: string;
  /** Whether it is switched on. */
  enabled: boolean;
  /** How it is shown; `None` if it does not say. */
  interface: SkillInterface | null;
  /** Its name. */
  name: string;
  /** Its path; `None` if it is not on this machine. */
  path: LegacyAppPathString | null;
  /** What it is for, in few words. */
  shortDescription: string | null;
};
