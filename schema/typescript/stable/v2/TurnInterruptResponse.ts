// Written by `cargo xtask gen`; do not edit.

/** Answer to `turn/interrupt`, given once the turn no longer runs. */
export type TurnInterruptResponse = Record<string, never>;
