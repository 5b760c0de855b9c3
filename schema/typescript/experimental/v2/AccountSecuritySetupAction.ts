// Written by `cargo xtask gen`; do not edit.

/** What the user can do about a notice on the account's security. */
export type AccountSecuritySetupAction = {
  /** The words to show on the button or link. */
  label: string;
  /** The page to open. */
  url: string;
};
