// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthLoginParams } from "./GatewayOAuthLoginParams";

export type NullableGatewayOAuthLoginParams = GatewayOAuthLoginParams | null;
