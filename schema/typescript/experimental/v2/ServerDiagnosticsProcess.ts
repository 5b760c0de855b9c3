// Written by `cargo xtask gen`; do not edit.

/** The server's process. */
export type ServerDiagnosticsProcess = {
  /** Its process id. */
  id: number;
  /**
   * Its physical memory footprint, in bytes; `None` where the system does not measure it, as on
   * Linux.
   */
  physicalFootprintBytes: number | null;
  /** Its memory that is in RAM, in bytes; `None` if not known. */
  residentMemoryBytes: number | null;
};
