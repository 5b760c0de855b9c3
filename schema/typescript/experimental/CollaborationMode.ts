// Written by `cargo xtask gen`; do not edit.
import type { ModeKind } from "./ModeKind";
import type { Settings } from "./Settings";

/** How the model works with the user. */
export type CollaborationMode = {
  /** The mode. */
  mode: ModeKind;
  /** What comes with it. */
  settings: Settings;
};
