// Written by `cargo xtask gen`; do not edit.
import type { LocalShellAction } from "./LocalShellAction";

export type LocalShellExecAction = Omit<Extract<LocalShellAction, { type: "exec" }>, "type">;
