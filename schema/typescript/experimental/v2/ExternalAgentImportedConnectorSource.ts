// Written by `cargo xtask gen`; do not edit.

/** How an import found a connector of another agent. */
export type ExternalAgentImportedConnectorSource = "remoteMcpServersConfig";
