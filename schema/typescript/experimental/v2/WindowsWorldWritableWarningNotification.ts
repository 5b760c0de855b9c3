// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `windows/worldWritableWarning`, sent when directories that everyone may write to
 * weaken the sandbox on Windows.
 */
export type WindowsWorldWritableWarningNotification = {
  /** How many more there are than `samplePaths` names. */
  extraCount: number;
  /** Whether the search for them could not be finished. */
  failedScan: boolean;
  /** Some of the directories. */
  samplePaths: Array<string>;
};
