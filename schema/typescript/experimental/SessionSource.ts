// Written by `cargo xtask gen`; do not edit.
import type { SubAgentSource } from "./SubAgentSource";

export type SessionSource = "cli" | "vscode" | "exec" | "mcp" | "unknown" | { custom: string } | { internal: "memory_consolidation" | "guardian" } | { subagent: SubAgentSource };
