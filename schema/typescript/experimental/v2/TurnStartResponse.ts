// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Answer to `turn/start`. */
export type TurnStartResponse = {
  /** The turn, not yet begun. */
  turn: Turn;
};
