// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./v2/ThreadItem";

export type SleepItem = Omit<Extract<ThreadItem, { type: "sleep" }>, "type">;
