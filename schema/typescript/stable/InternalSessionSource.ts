// Written by `cargo xtask gen`; do not edit.

export type InternalSessionSource = "memory_consolidation" | "guardian";
