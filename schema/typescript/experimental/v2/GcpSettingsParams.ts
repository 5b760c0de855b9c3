// Written by `cargo xtask gen`; do not edit.
import type { ProviderSettingsPatch } from "./ProviderSettingsPatch";

export type GcpSettingsParams = Omit<Extract<ProviderSettingsPatch, { type: "gcp" }>, "type">;
