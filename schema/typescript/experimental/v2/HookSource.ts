// Written by `cargo xtask gen`; do not edit.

/** Where a hook is configured. */
export type HookSource =
  /** In the machine's configuration. */
  | "system"
  /** In the user's configuration. */
  | "user"
  /** In a project's configuration. */
  | "project"
  /** In the machine's management system. */
  | "mdm"
  /** On the command line, or in a request's own settings. */
  | "sessionFlags"
  /** In a plugin. */
  | "plugin"
  /** In requirements that the cloud sets. */
  | "cloudRequirements"
  /** In an organisation's settings, fetched for its members. */
  | "cloudManagedConfig"
  /** In an organisation's file of an older kind. */
  | "legacyManagedConfigFile"
  /** In an organisation's settings of an older kind, from the management system. */
  | "legacyManagedConfigMdm"
  /** Somewhere that this version does not know. */
  | "unknown";
