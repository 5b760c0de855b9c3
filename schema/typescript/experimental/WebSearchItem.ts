// Written by `cargo xtask gen`; do not edit.
import type { ThreadItem } from "./v2/ThreadItem";

export type WebSearchItem = Omit<Extract<ThreadItem, { type: "webSearch" }>, "type">;
