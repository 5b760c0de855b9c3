// Written by `cargo xtask gen`; do not edit.
import type { DynamicToolSpec } from "./DynamicToolSpec";

export type DynamicToolNamespaceSpec = Omit<Extract<DynamicToolSpec, { type: "namespace" }>, "type">;
