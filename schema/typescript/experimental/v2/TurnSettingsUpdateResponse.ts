// Written by `cargo xtask gen`; do not edit.
import type { TurnSettingsUpdateStatus } from "./TurnSettingsUpdateStatus";

/** Answer to `turn/settings/update`. */
export type TurnSettingsUpdateResponse = {
  /** What came of it. */
  status: TurnSettingsUpdateStatus;
};
