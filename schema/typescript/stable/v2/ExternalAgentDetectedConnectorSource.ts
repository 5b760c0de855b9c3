// Written by `cargo xtask gen`; do not edit.

/** How a connector of another agent was found. */
export type ExternalAgentDetectedConnectorSource =
  /** As a remote MCP server in the agent's configuration. */
  | "remoteMcpServersConfig"
  /** By calls of its tools in the agent's sessions. */
  | "sessionToolUse";
