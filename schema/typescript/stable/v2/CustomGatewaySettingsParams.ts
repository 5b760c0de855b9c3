// Written by `cargo xtask gen`; do not edit.
import type { ProviderSettingsPatch } from "./ProviderSettingsPatch";

export type CustomGatewaySettingsParams = Omit<Extract<ProviderSettingsPatch, { type: "customGateway" }>, "type">;
