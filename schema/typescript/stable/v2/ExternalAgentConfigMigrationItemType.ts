// Written by `cargo xtask gen`; do not edit.

/** What kind of thing is imported. */
export type ExternalAgentConfigMigrationItemType =
  /** Instructions, which go into an AGENTS.md file. */
  | "AGENTS_MD"
  /** Settings. */
  | "CONFIG"
  /** Skills. */
  | "SKILLS"
  /** Plugins. */
  | "PLUGINS"
  /** MCP servers. */
  | "MCP_SERVER_CONFIG"
  /** Sub-agents. */
  | "SUBAGENTS"
  /** Hooks. */
  | "HOOKS"
  /** Commands. */
  | "COMMANDS"
  /** Memory. */
  | "MEMORY"
  /** Sessions, which become threads. */
  | "SESSIONS";
