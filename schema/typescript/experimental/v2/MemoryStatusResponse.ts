// Written by `cargo xtask gen`; do not edit.

/** Answer to `memory/status`. */
export type MemoryStatusResponse = {
  /** How many threads have gone into memory of the second kind. */
  v2ConsolidatedThreads: number;
  /** Whether those are enough to use it. */
  v2Ready: boolean;
};
