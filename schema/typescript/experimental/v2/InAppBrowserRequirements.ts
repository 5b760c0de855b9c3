// Written by `cargo xtask gen`; do not edit.

/** What the administrator demands of the desktop app's own browser. */
export type InAppBrowserRequirements = {
  /** Whether it may take settings over from another browser. */
  allowExternalBrowserSettingsImport: boolean | null;
};
