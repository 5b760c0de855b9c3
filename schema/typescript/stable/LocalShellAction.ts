// Written by `cargo xtask gen`; do not edit.

/** What the provider's shell tool is to do. */
export type LocalShellAction = {
    /** Program and arguments. */
    command: Array<string>;
    /** Variables on top of the environment. */
    env?: { [key: string]: string } | null;
    /** How long it may take, in milliseconds. */
    timeout_ms?: number | null;
    type: "exec";
    /** The user to run it as. */
    user?: string | null;
    /** Where to run it. */
    working_directory?: string | null;
  };
