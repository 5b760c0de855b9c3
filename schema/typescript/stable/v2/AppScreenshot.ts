// Written by `cargo xtask gen`; do not edit.

/** A picture of an app in use. */
export type AppScreenshot = {
  /** The picture's id at the backend. */
  fileId: string | null;
  /** Where to load the picture from. */
  url: string | null;
  /** What the user said in it. */
  userPrompt: string;
};
