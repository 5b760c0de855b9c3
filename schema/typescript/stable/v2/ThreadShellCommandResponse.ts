// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/shellCommand`, given at once; the command's item tells what becomes of it. */
export type ThreadShellCommandResponse = Record<string, never>;
