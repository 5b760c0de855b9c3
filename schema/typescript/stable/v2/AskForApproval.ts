// Written by `cargo xtask gen`; do not edit.

/** When the user is asked before something runs. */
export type AskForApproval =
  /** Before every command that is not known to be harmless. */
  | "untrusted"
  /** When the model asks for it, or when a command needs more than the sandbox allows. */
  | "on-request"
  /** By kind of question. */
  | {
    /** Which kinds of questions are put to the user; the others are refused without asking. */
    granular: {
      /** Questions of MCP servers. */
      mcp_elicitations: boolean;
      /** The tool by which a model asks for permissions. */
      request_permissions: boolean;
      /** What command rules want asked. */
      rules: boolean;
      /** Leaving the sandbox. */
      sandbox_approval: boolean;
      /** Running a skill's scripts. */
      skill_approval: boolean;
    };
  }
  /** Never: what is not allowed is refused. */
  | "never";
