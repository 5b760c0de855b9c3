// Written by `cargo xtask gen`; do not edit.
import type { AgentPath } from "./AgentPath";
import type { ThreadId } from "./ThreadId";

/** Why a thread works for another one. */
export type SubAgentSource =
  /** To review changes. */
  | "review"
  /** To shorten a history. */
  | "compact"
  /** To tidy memories. */
  | "memory_consolidation"
  /** Because a model started it. */
  | {
    thread_spawn: {
      /** What people call it. */
      agent_nickname: string | null;
      /** Its place in the tree of agents. */
      agent_path: AgentPath | null;
      /** What it is for. */
      agent_role: string | null;
      /** Generations from the user's own thread. */
      depth: number;
      /** The thread whose model did. */
      parent_thread_id: ThreadId;
    };
  }
  /** For another purpose, in words. */
  | {
    other: string;
  };
