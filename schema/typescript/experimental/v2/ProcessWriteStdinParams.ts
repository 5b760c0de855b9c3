// Written by `cargo xtask gen`; do not edit.

/** Params of `process/writeStdin`: bytes to write, or the end of the input, or both. */
export type ProcessWriteStdinParams = {
  /** Whether the input ends after these bytes. No by default. */
  closeStdin?: boolean;
  /** The bytes in base64. None if unset. */
  deltaBase64?: string | null;
  /** The process, started with `streamStdin` or `tty`. */
  processHandle: string;
};
