// Written by `cargo xtask gen`; do not edit.

/** A connected app that a plugin uses. */
export type AppSummary = {
  /** What kind of app it is. */
  category: string | null;
  /** What it does. */
  description: string | null;
  /** Its id. */
  id: string;
  /** The page where the user connects it. */
  installUrl: string | null;
  /** Its name for people. */
  name: string;
};
