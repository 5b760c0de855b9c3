// Written by `cargo xtask gen`; do not edit.
import type { CommandMigration } from "./CommandMigration";
import type { HookMigration } from "./HookMigration";
import type { McpServerMigration } from "./McpServerMigration";
import type { PluginsMigration } from "./PluginsMigration";
import type { SessionMigration } from "./SessionMigration";
import type { SkillMigration } from "./SkillMigration";
import type { SubagentMigration } from "./SubagentMigration";

/** The parts of something that can be imported; every list is empty if left out. */
export type MigrationDetails = {
  /** Commands. */
  commands: Array<CommandMigration>;
  /** Hooks. */
  hooks: Array<HookMigration>;
  /** MCP servers. */
  mcpServers: Array<McpServerMigration>;
  /** Entries of memory. */
  memory?: Array<string>;
  /** Plugins, by the marketplace they come from. */
  plugins: Array<PluginsMigration>;
  /** Sessions. */
  sessions: Array<SessionMigration>;
  /** Skills. */
  skills: Array<SkillMigration>;
  /** Sub-agents. */
  subagents: Array<SubagentMigration>;
};
