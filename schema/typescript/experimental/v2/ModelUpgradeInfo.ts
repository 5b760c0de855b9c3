// Written by `cargo xtask gen`; do not edit.

/** The model that takes another's place. */
export type ModelUpgradeInfo = {
  /** What changes, in Markdown. */
  migrationMarkdown: string | null;
  /** Its name. */
  model: string;
  /** Where to read about it. */
  modelLink: string | null;
  /** When the older model goes away, in seconds since the Unix epoch. */
  retirementAt: number | null;
  /** How to offer it. */
  upgradeCopy: string | null;
};
