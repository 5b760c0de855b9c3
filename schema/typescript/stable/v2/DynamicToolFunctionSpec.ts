// Written by `cargo xtask gen`; do not edit.
import type { DynamicToolSpec } from "./DynamicToolSpec";

export type DynamicToolFunctionSpec = Omit<Extract<DynamicToolSpec, { type: "function" }>, "type">;
