// Written by `cargo xtask gen`; do not edit.
import type { NetworkApprovalProtocol } from "./NetworkApprovalProtocol";

/** A host that a command wants to reach. */
export type NetworkApprovalContext = {
  /** Its name or address. */
  host: string;
  /** How it would be reached. */
  protocol: NetworkApprovalProtocol;
};
