// Written by `cargo xtask gen`; do not edit.

/** Answer to `skills/extraRoots/set`, given after `skills/changed`. */
export type SkillsExtraRootsSetResponse = Record<string, never>;
