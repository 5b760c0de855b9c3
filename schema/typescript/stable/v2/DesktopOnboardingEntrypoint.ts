// Written by `cargo xtask gen`; do not edit.

/** Where in the desktop app's introduction a login leads. */
export type DesktopOnboardingEntrypoint = "life_sciences";
