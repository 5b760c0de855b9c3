// Written by `cargo xtask gen`; do not edit.

/**
 * Changes to what is stored about a thread's repository: what is left out stays, null clears. At
 * least one field.
 */
export type ThreadMetadataGitInfoUpdateParams = {
  /** The branch checked out; must not be blank. */
  branch?: string | null;
  /** Address of the remote called `origin`; must not be blank. */
  originUrl?: string | null;
  /** The commit checked out; must not be blank. */
  sha?: string | null;
};
