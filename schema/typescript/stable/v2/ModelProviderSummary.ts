// Written by `cargo xtask gen`; do not edit.
import type { ProviderSettings } from "./ProviderSettings";

/** A model provider. */
export type ModelProviderSummary = {
  /** Where its interface is; `None` if it needs no address of its own. */
  baseUrl: string | null;
  /** Whether `modelProvider/config/write` may change it. */
  canEdit: boolean;
  /** Its id: its key in the configuration. */
  id: string;
  /** Its name for people. */
  name: string;
  /** What kind it is, with that kind's settings. */
  settings: ProviderSettings;
};
