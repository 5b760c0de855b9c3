// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthLoginParams } from "./GatewayOAuthLoginParams";

/** `GatewayOAuthLoginParams` where a request has params, or null. */
export type NullableGatewayOAuthLoginParams = GatewayOAuthLoginParams | null;
