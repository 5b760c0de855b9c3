// Written by `cargo xtask gen`; do not edit.

/** Details of the `workspace-write` sandbox. */
export type SandboxWorkspaceWrite = {
  /** Whether `/tmp` is kept from being written. */
  exclude_slash_tmp: boolean;
  /** Whether the directory that `TMPDIR` names is kept from being written. */
  exclude_tmpdir_env_var: boolean;
  /** Whether commands may use the network. No by default. */
  network_access: boolean;
  /** Directories that may be written besides the working directory. */
  writable_roots: Array<string>;
};
