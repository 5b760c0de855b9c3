// Written by `cargo xtask gen`; do not edit.

/** An environment's shell. */
export type EnvironmentShellInfo = {
  /** Its name, such as `bash`. */
  name: string;
  /** Its path, such as `/bin/bash`. */
  path: string;
};
