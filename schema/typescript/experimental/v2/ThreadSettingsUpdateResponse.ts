// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/settings/update`; `thread/settings/updated` follows if anything changed. */
export type ThreadSettingsUpdateResponse = Record<string, never>;
