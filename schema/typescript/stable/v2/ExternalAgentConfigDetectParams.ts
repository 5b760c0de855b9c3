// Written by `cargo xtask gen`; do not edit.

/** Params of `externalAgentConfig/detect`. */
export type ExternalAgentConfigDetectParams = {
  /** Directories of projects to look in. None by default. */
  cwds?: Array<string> | null;
  /** Whether to look in the user's home directory too. No by default. */
  includeHome?: boolean;
  /** How old sessions may be, in days; the server's own limit by default. */
  maxSessionAgeDays?: number | null;
  /** How many sessions to find at most; the server's own limit by default. */
  maxSessions?: number | null;
  /** The other agent to look for, by name; the server's choice by default. */
  migrationSource?: string | null;
  /** The source, as the client names it; free text. */
  source?: string | null;
};
