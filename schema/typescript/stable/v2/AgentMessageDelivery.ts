// Written by `cargo xtask gen`; do not edit.

/** How a message reached the user. */
export type AgentMessageDelivery = "async";
