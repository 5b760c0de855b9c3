// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthReadParams } from "./GatewayOAuthReadParams";

/** `GatewayOAuthReadParams` where a request has params, or null. */
export type NullableGatewayOAuthReadParams = GatewayOAuthReadParams | null;
