// Written by `cargo xtask gen`; do not edit.
import type { ConversationGitInfo } from "./ConversationGitInfo";
import type { SessionSource } from "./v2/SessionSource";

/** What a stored thread is, in short. */
export type ConversationSummary = {
  /** The version of the server that made it. */
  cliVersion: string;
  /** The thread's id. */
  conversationId: string;
  /** Its working directory. */
  cwd: string;
  /** Where its directory stood in git; `None` outside a repository. */
  gitInfo: ConversationGitInfo | null;
  /** Id of its model provider. */
  modelProvider: string;
  /** The file that holds it. */
  path: string;
  /** The text of its first user message. */
  preview: string;
  /** What kind of program it was started from. */
  source: SessionSource;
  /** When it began, as RFC 3339 text. */
  timestamp: string | null;
  /** When it last changed, as RFC 3339 text. */
  updatedAt: string | null;
};
