// Written by `cargo xtask gen`; do not edit.

/** An agent's place in the tree of agents. */
export type AgentPath = string;
