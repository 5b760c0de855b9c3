// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { AgentMessageDelivery } from "./AgentMessageDelivery";
import type { AgentMessageModeration } from "./AgentMessageModeration";
import type { AsyncUserInputQuestion } from "./AsyncUserInputQuestion";
import type { CollabAgentState } from "./CollabAgentState";
import type { CollabAgentTool } from "./CollabAgentTool";
import type { CollabAgentToolCallStatus } from "./CollabAgentToolCallStatus";
import type { CommandAction } from "./CommandAction";
import type { CommandExecutionSource } from "./CommandExecutionSource";
import type { CommandExecutionStatus } from "./CommandExecutionStatus";
import type { DynamicToolCallOutputContentItem } from "./DynamicToolCallOutputContentItem";
import type { DynamicToolCallStatus } from "./DynamicToolCallStatus";
import type { FileUpdateChange } from "./FileUpdateChange";
import type { FunctionCallOutputBody } from "../FunctionCallOutputBody";
import type { HookPromptFragment } from "./HookPromptFragment";
import type { ImageGenerationFailure } from "../ImageGenerationFailure";
import type { ImageGenerationInputImage } from "../ImageGenerationInputImage";
import type { JsonValue } from "../serde_json/JsonValue";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { McpAppUi } from "./McpAppUi";
import type { McpToolCallAppContext } from "./McpToolCallAppContext";
import type { McpToolCallError } from "./McpToolCallError";
import type { McpToolCallResult } from "./McpToolCallResult";
import type { McpToolCallStatus } from "./McpToolCallStatus";
import type { MemoryCitation } from "./MemoryCitation";
import type { MessagePhase } from "../MessagePhase";
import type { PatchApplyStatus } from "./PatchApplyStatus";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { SubAgentActivityKind } from "./SubAgentActivityKind";
import type { UserInput } from "./UserInput";
import type { WebSearchAction } from "./WebSearchAction";

/** One entry of a turn: what was said, thought, run or changed. */
export type ThreadItem = {
  /** When it was complete, in milliseconds since the Unix epoch; `None` until then. */
  completedAtMs: number | null;
  /** When it began, in milliseconds since the Unix epoch. */
  startedAtMs: number | null;
} & (
  /** What the user said. */
  | {
    /** The id that the client gave it. */
    clientId: string | null;
    /** Its parts, as they were given. */
    content: Array<UserInput>;
    /** Its id. */
    id: string;
    type: "userMessage";
  }
  /** Text that hooks put before the model. */
  | {
    /** The texts. */
    fragments: Array<HookPromptFragment>;
    /** Its id. */
    id: string;
    type: "hookPrompt";
  }
  /** What the model said. */
  | {
    /** How it reached the user, if not in the ordinary way. */
    delivery: AgentMessageDelivery | null;
    /** Its id. */
    id: string;
    /** Memories that it rests on. */
    memoryCitation: MemoryCitation | null;
    /** What the provider's moderation did with it. */
    moderation: AgentMessageModeration | null;
    /** Whether it is said on the way or is the answer, if the model told. */
    phase: MessagePhase | null;
    /** Questions to the user that need no answer at once. */
    questions: Array<AsyncUserInputQuestion> | null;
    /** The text so far; whole once the item is complete. */
    text: string;
    type: "agentMessage";
  }
  /** The output of a tool that the client ran. */
  | {
    /** Its id. */
    id: string;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace: string | null;
    /** What it returned. */
    output: FunctionCallOutputBody;
    type: "functionCallOutput";
  }
  /** A plan made in plan mode. */
  | {
    /** Its id. */
    id: string;
    /** The plan, in Markdown. */
    text: string;
    type: "plan";
  }
  /** What the model thought. */
  | {
    /** Its raw thoughts, if the provider shows them. */
    content: Array<string>;
    /** Its id. */
    id: string;
    /** The parts of a summary, if the provider makes one. */
    summary: Array<string>;
    type: "reasoning";
  }
  /** A command. */
  | {
    /** All its output, stdout and stderr together; `None` if there was none yet. */
    aggregatedOutput: string | null;
    /** The command line as it is run. */
    command: string;
    /** What it is seen to do. */
    commandActions: Array<CommandAction>;
    /** Where it runs. */
    cwd: LegacyAppPathString;
    /** How long it took, in milliseconds. */
    durationMs: number | null;
    /** Its exit status, 128 + n for signal n, -1 if it could not be started. */
    exitCode: number | null;
    /** Its id. */
    id: string;
    /** The plugin that it belongs to. */
    pluginId: string | null;
    /** The process, to tell it from others; `None` if there is none. */
    processId: string | null;
    /** The skill's script that it runs. */
    scriptPath: string | null;
    /** Who had it run. */
    source: CommandExecutionSource;
    /** How it stands. */
    status: CommandExecutionStatus;
    type: "commandExecution";
  }
  /** Changes to files. */
  | {
    /** The changes, one a file. */
    changes: Array<FileUpdateChange>;
    /** Its id. */
    id: string;
    /** How they stand. */
    status: PatchApplyStatus;
    type: "fileChange";
  }
  /** A call of an MCP server's tool. */
  | {
    /** The connected app behind the server. */
    appContext: McpToolCallAppContext | null;
    /** Its arguments. */
    arguments: JsonValue;
    /** How long it took, in milliseconds. */
    durationMs: number | null;
    /** The environment that brought the server along; `None` for servers of the configuration. */
    environmentId: string | null;
    /** Why it failed, if the server gave no result. */
    error: McpToolCallError | null;
    /** Its id. */
    id: string;
    /** The tool's user interface; older form of `mcpAppUi`. */
    mcpAppResourceUri?: string;
    /** The tool's user interface. */
    mcpAppUi: McpAppUi | null;
    /** The plugin that it belongs to. */
    pluginId: string | null;
    /** Whether the server says that the tool changes nothing. */
    readOnlyHint: boolean | null;
    /** What the tool returned. */
    result: McpToolCallResult | null;
    /** The server's name. */
    server: string;
    /** How it stands. */
    status: McpToolCallStatus;
    /** The tool's name. */
    tool: string;
    type: "mcpToolCall";
  }
  /** A call of a tool that the client brought. */
  | {
    /** Its arguments. */
    arguments: JsonValue;
    /** What it returned. */
    contentItems: Array<DynamicToolCallOutputContentItem> | null;
    /** How long it took, in milliseconds. */
    durationMs: number | null;
    /** Its id. */
    id: string;
    /** The group that the tool belongs to. */
    namespace: string | null;
    /** How it stands. */
    status: DynamicToolCallStatus;
    /** Whether it did what it should. */
    success: boolean | null;
    /** The tool's name. */
    tool: string;
    type: "dynamicToolCall";
  }
  /** A call that steers other agents. */
  | {
    /** How the agents stand, by thread. */
    agentsStates: { [key in string]?: CollabAgentState };
    /** Its id. */
    id: string;
    /** The model of the agent to be started. */
    model: string | null;
    /** What the agents are told. */
    prompt: string | null;
    /** How hard the agent to be started should think. */
    reasoningEffort: ReasoningEffort | null;
    /** The threads it is for. */
    receiverThreadIds: Array<string>;
    /** The thread it comes from. */
    senderThreadId: string;
    /** How the call stands. */
    status: CollabAgentToolCallStatus;
    /** What is done. */
    tool: CollabAgentTool;
    type: "collabAgentToolCall";
  }
  /** News of another agent. */
  | {
    /** Its place in the tree of agents. */
    agentPath: string;
    /** Its thread. */
    agentThreadId: string;
    /** Its id. */
    id: string;
    /** What happened. */
    kind: SubAgentActivityKind;
    /** Its model. */
    model: string | null;
    /** How hard it thinks. */
    reasoningEffort: ReasoningEffort | null;
    type: "subAgentActivity";
  }
  /** A web search. */
  | {
    /** What was done. */
    action: WebSearchAction | null;
    /** Its id. */
    id: string;
    /** What was searched for. */
    query: string;
    /** What was found, as the provider tells it. */
    results: Array<JsonValue> | null;
    type: "webSearch";
  }
  /** An image that the model looked at. */
  | {
    /** Its id. */
    id: string;
    /** The image's file. */
    path: LegacyAppPathString;
    type: "imageView";
  }
  /** A pause. */
  | {
    /** Its length in milliseconds. */
    durationMs: number;
    /** Its id. */
    id: string;
    type: "sleep";
  }
  /** An image that the model made. */
  | {
    /** Why there is no image. */
    failure: ImageGenerationFailure | null;
    /** Its id with the provider. */
    generationId: string | null;
    /** Its id. */
    id: string;
    /** The images it was made from. */
    inputImages?: Array<ImageGenerationInputImage>;
    /** The prompt as the provider rewrote it. */
    revisedPrompt: string | null;
    /** Where the server keeps it. */
    savedPath?: AbsolutePathBuf;
    /** How it stands, as the provider calls it. */
    status: string;
    /** Whether its background is transparent. */
    transparentBackground?: boolean;
    type: "imageGeneration";
  } & (
    /** Kept by the provider under an id. */
    | {
      /** The id. */
      fileId: string;
    }
    /** Given in place. */
    | {
      /** The image, base64. */
      result: string;
    })
  /** A review began. */
  | {
    /** Its id. */
    id: string;
    /** What is reviewed, or what was found, for people. */
    review: string;
    type: "enteredReviewMode";
  }
  /** A review ended. */
  | {
    /** Its id. */
    id: string;
    /** What is reviewed, or what was found, for people. */
    review: string;
    type: "exitedReviewMode";
  }
  /** The history was shortened. */
  | {
    /** Its id. */
    id: string;
    type: "contextCompaction";
  });
