// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** What a hook does. */
export type ConfiguredHookHandler =
  /** It runs a command. */
  | {
    /**
     * How much the command may add to the model's input at most; left out, the server's own
     * limit holds.
     */
    additionalContextLimit: number | null;
    /** Whether the turn goes on without waiting for it. */
    async: boolean;
    /** The command line. */
    command: string;
    /** The command line on Windows; `command` if left out. */
    commandWindows: string | null;
    /** What the user is shown while it runs. */
    statusMessage: string | null;
    /** After how many seconds it is stopped; left out, the server's own limit holds. */
    timeoutSec: number | null;
    type: "command";
  }
  /** It calls a tool of an MCP server. */
  | {
    /** The tool's arguments. */
    input: { [key in string]?: JsonValue };
    /** The MCP server, by its name in the configuration. */
    server: string;
    /** What the user is shown while it runs. */
    statusMessage: string | null;
    /** After how many seconds it is stopped; left out, the server's own limit holds. */
    timeoutSec: number | null;
    /** The tool's name. */
    tool: string;
    type: "mcp_tool";
  }
  /** It asks a model. */
  | {
    type: "prompt";
  }
  /** It has an agent work. */
  | {
    type: "agent";
  };
