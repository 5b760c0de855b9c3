// Written by `cargo xtask gen`; do not edit.
import type { ApplyPatchApprovalParams } from "./ApplyPatchApprovalParams";
import type { AttestationGenerateParams } from "./v2/AttestationGenerateParams";
import type { ChatgptAuthTokensRefreshParams } from "./v2/ChatgptAuthTokensRefreshParams";
import type { CommandExecutionRequestApprovalParams } from "./v2/CommandExecutionRequestApprovalParams";
import type { DynamicToolCallParams } from "./v2/DynamicToolCallParams";
import type { ExecCommandApprovalParams } from "./ExecCommandApprovalParams";
import type { FileChangeRequestApprovalParams } from "./v2/FileChangeRequestApprovalParams";
import type { McpServerElicitationRequestParams } from "./v2/McpServerElicitationRequestParams";
import type { PermissionsRequestApprovalParams } from "./v2/PermissionsRequestApprovalParams";
import type { RequestId } from "./RequestId";
import type { ToolRequestUserInputParams } from "./v2/ToolRequestUserInputParams";

/** What the server asks a client, told apart by `method`. */
export type ServerRequest =
  /** Asks the client that logged in with its own tokens for fresh ones. */
  | {
    id: RequestId;
    method: "account/chatgptAuthTokens/refresh";
    params: ChatgptAuthTokensRefreshParams;
  }
  /** Asks whether files may be changed; the older form. */
  | {
    id: RequestId;
    method: "applyPatchApproval";
    params: ApplyPatchApprovalParams;
  }
  /** Asks the client for a token that proves what it is. */
  | {
    id: RequestId;
    method: "attestation/generate";
    params: AttestationGenerateParams;
  }
  /** Asks whether a command may run; the older form. */
  | {
    id: RequestId;
    method: "execCommandApproval";
    params: ExecCommandApprovalParams;
  }
  /** Asks whether a command may run. */
  | {
    id: RequestId;
    method: "item/commandExecution/requestApproval";
    params: CommandExecutionRequestApprovalParams;
  }
  /** Asks whether files may be changed. */
  | {
    id: RequestId;
    method: "item/fileChange/requestApproval";
    params: FileChangeRequestApprovalParams;
  }
  /** Asks whether the model may have more permissions. */
  | {
    id: RequestId;
    method: "item/permissions/requestApproval";
    params: PermissionsRequestApprovalParams;
  }
  /** Asks the client to run a tool that it brought. */
  | {
    id: RequestId;
    method: "item/tool/call";
    params: DynamicToolCallParams;
  }
  /** Puts the model's questions to the user. */
  | {
    id: RequestId;
    method: "item/tool/requestUserInput";
    params: ToolRequestUserInputParams;
  }
  /** Puts an MCP server's question to the user, or asks whether its tool may run. */
  | {
    id: RequestId;
    method: "mcpServer/elicitation/request";
    params: McpServerElicitationRequestParams;
  };
