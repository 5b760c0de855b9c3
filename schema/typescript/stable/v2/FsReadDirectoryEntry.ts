// Written by `cargo xtask gen`; do not edit.

/** An entry of a directory. */
export type FsReadDirectoryEntry = {
  /** Its name, without the directory. */
  fileName: string;
  /** Whether it is a directory, or a link to one. */
  isDirectory: boolean;
  /** Whether it is a file, or a link to one. */
  isFile: boolean;
};
