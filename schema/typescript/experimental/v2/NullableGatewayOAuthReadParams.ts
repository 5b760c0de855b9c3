// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthReadParams } from "./GatewayOAuthReadParams";

export type NullableGatewayOAuthReadParams = GatewayOAuthReadParams | null;
