// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { HookEventName } from "./HookEventName";
import type { HookSource } from "./HookSource";
import type { HookTrustStatus } from "./HookTrustStatus";

/** A hook as it is configured. */
export type HookMetadata = {
  /** How much it may add to what the model sees; `None` if nothing is set. */
  additionalContextLimit: number | null;
  /** A fingerprint of the hook as it is now; trust is given to a fingerprint. */
  currentHash: string;
  /** Where it stands among other hooks when they are shown; lower ones first. */
  displayOrder: number;
  /** Whether it is switched on. */
  enabled: boolean;
  /** The environment that it runs in; `None` if none is named. */
  environmentId: string | null;
  /** What sets it off. */
  eventName: HookEventName;
  /** Whether an administrator set it, so that the user cannot change it. */
  isManaged: boolean;
  /** What tells it from other hooks in the configuration. */
  key: string;
  /** A pattern of what it is for, such as tool names; `None` for everything. */
  matcher: string | null;
  /** The plugin that brought it; `None` if no plugin did. */
  pluginId: string | null;
  /** Where it is configured. */
  source: HookSource;
  /** The file that configures it. */
  sourcePath: AbsolutePathBuf;
  /** What to show while it runs. */
  statusMessage: string | null;
  /** How long it may run, in seconds. */
  timeoutSec: number;
  /** Whether the user trusts it. */
  trustStatus: HookTrustStatus;
} & (
  /** It runs a command. */
  | {
    /** Whether nothing waits for it. No by default. */
    async: boolean;
    /** The command line. */
    command: string;
    handlerType: "command";
  }
  /** It calls an MCP server's tool. */
  | {
    handlerType: "mcpTool";
    /** The server's name. */
    server: string;
    /** The tool's name. */
    tool: string;
  }
  /** It asks a model. */
  | {
    handlerType: "prompt";
  }
  /** It starts an agent. */
  | {
    handlerType: "agent";
  });
