// Written by `cargo xtask gen`; do not edit.

/** Payload of `skills/changed`, sent when a list of skills read earlier may no longer be right. */
export type SkillsChangedNotification = Record<string, never>;
