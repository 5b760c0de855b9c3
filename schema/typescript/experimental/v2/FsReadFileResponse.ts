// Written by `cargo xtask gen`; do not edit.

/** Answer to `fs/readFile`. */
export type FsReadFileResponse = {
  /** Its whole content, in base64. */
  dataBase64: string;
};
