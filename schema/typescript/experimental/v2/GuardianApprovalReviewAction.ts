// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { GuardianCommandSource } from "./GuardianCommandSource";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { NetworkApprovalProtocol } from "./NetworkApprovalProtocol";
import type { RequestPermissionProfile } from "./RequestPermissionProfile";

/** What is to be approved by the reviewing model. */
export type GuardianApprovalReviewAction =
  /** Running a command. */
  | {
    /** The command line. */
    command: string;
    /** Where it would run. */
    cwd: LegacyAppPathString;
    /** Which of the model's tools would run it. */
    source: GuardianCommandSource;
    type: "command";
  }
  /** Starting a program, from within a command that runs. */
  | {
    /** The program's arguments, its name first. */
    argv: Array<string>;
    /** Where it would run. */
    cwd: AbsolutePathBuf;
    /** The program's path. */
    program: string;
    /** Which of the model's tools runs the command. */
    source: GuardianCommandSource;
    type: "execve";
  }
  /** Writing to a command that runs. */
  | {
    /** Id of the approval. */
    approvalId: string;
    /** Where the command runs. */
    cwd: LegacyAppPathString;
    /** The command's process. */
    processId: string;
    /** What would be written. */
    stdin: string;
    type: "writeStdin";
  }
  /** Changing files. */
  | {
    /** The directory of the change. */
    cwd: LegacyAppPathString;
    /** The files that would change. */
    files: Array<LegacyAppPathString>;
    type: "applyPatch";
  }
  /** Reaching a host. */
  | {
    /** Its name or address. */
    host: string;
    /** Its port. */
    port: number;
    /** How it would be reached. */
    protocol: NetworkApprovalProtocol;
    /** Host and port in one text. */
    target: string;
    type: "networkAccess";
  }
  /** Calling an MCP server's tool. */
  | {
    /** Id of the connected app behind the server; `None` if there is none. */
    connectorId: string | null;
    /** The app's name for people. */
    connectorName: string | null;
    /** The server's name. */
    server: string;
    /** The tool's name. */
    toolName: string;
    /** The tool's name for people. */
    toolTitle: string | null;
    type: "mcpToolCall";
  }
  /** Getting more permissions. */
  | {
    /** What is asked for. */
    permissions: RequestPermissionProfile;
    /** Why the model wants it. */
    reason: string | null;
    type: "requestPermissions";
  };
