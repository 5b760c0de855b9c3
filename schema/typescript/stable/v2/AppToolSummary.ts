// Written by `cargo xtask gen`; do not edit.

/** A tool of an app. */
export type AppToolSummary = {
  /** What it does. */
  description: string;
  /** Why it cannot be used, if it cannot. */
  disabledReason: string | null;
  /** Whether it can be used. Yes if left out. */
  isEnabled: boolean;
  /** Whether it only reads. No if left out. */
  isReadOnly: boolean;
  /** Its name, by which the model calls it. */
  name: string;
  /** Its name for people. */
  title: string | null;
};
