// Written by `cargo xtask gen`; do not edit.

/** What the provider's shell tool is to do. */
export type LocalShellAction = {
    /** Program and arguments. */
    command: Array<string>;
    /** Variables on top of the environment. */
    env?: { [key in string]?: string };
    /** How long it may take, in milliseconds. */
    timeout_ms?: number;
    type: "exec";
    /** The user to run it as. */
    user?: string;
    /** Where to run it. */
    working_directory?: string;
  };
