// Written by `cargo xtask gen`; do not edit.

/** Answer to `project/delete`. The project's threads belong to none afterwards. */
export type ProjectDeleteResponse = Record<string, never>;
