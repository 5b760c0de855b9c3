// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/getMetadata`. */
export type FsGetMetadataResponse = {
  /** When it was made, in milliseconds since the Unix epoch. */
  createdAtMs: number;
  /** Whether it is a directory, or a link to one. */
  isDirectory: boolean;
  /** Whether it is a file, or a link to one. */
  isFile: boolean;
  /** Whether it is a symbolic link itself. */
  isSymlink: boolean;
  /** When its content last changed, in milliseconds since the Unix epoch. */
  modifiedAtMs: number;
};
