// Written by `cargo xtask gen`; do not edit.
import type { HookOutputEntryKind } from "./HookOutputEntryKind";

/** One thing that a hook's run had to say. */
export type HookOutputEntry = {
  /** What it is meant for. */
  kind: HookOutputEntryKind;
  /** The words. */
  text: string;
};
