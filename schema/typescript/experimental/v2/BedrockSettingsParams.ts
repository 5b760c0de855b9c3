// Written by `cargo xtask gen`; do not edit.
import type { ProviderSettingsPatch } from "./ProviderSettingsPatch";

export type BedrockSettingsParams = Omit<Extract<ProviderSettingsPatch, { type: "bedrock" }>, "type">;
