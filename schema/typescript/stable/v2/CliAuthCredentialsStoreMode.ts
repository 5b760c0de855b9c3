// Written by `cargo xtask gen`; do not edit.

/** Where the login is kept. */
export type CliAuthCredentialsStoreMode =
  /** In a file below the home. */
  | "file"
  /** In the operating system's keyring. */
  | "keyring"
  /** In the keyring if there is one, otherwise in a file. */
  | "auto"
  /** In memory only. */
  | "ephemeral";
