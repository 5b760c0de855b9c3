// Written by `cargo xtask gen`; do not edit.
import type { ClientInfo } from "./ClientInfo";
import type { InitializeCapabilities } from "./InitializeCapabilities";

/** Params of `initialize`. */
export type InitializeParams = {
  /** What it can do and wants. */
  capabilities?: InitializeCapabilities | null;
  /** Who the client is. */
  clientInfo: ClientInfo;
};
