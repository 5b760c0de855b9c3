// Written by `cargo xtask gen`; do not edit.
import type { ProviderSettingsPatch } from "./ProviderSettingsPatch";

/** Params of `modelProvider/config/write`. */
export type ModelProviderConfigWriteParams = {
  /** The provider, and what is to change. */
  settings: ProviderSettingsPatch;
};
