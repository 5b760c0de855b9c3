// Written by `cargo xtask gen`; do not edit.
import type { AgentMessageInputContent } from "./AgentMessageInputContent";
import type { ConfigurationReasoning } from "./ConfigurationReasoning";
import type { ContentItem } from "./ContentItem";
import type { FunctionCallOutputBody } from "./FunctionCallOutputBody";
import type { InternalChatMessageMetadataPassthrough } from "./InternalChatMessageMetadataPassthrough";
import type { JsonValue } from "./serde_json/JsonValue";
import type { LocalShellAction } from "./LocalShellAction";
import type { LocalShellStatus } from "./LocalShellStatus";
import type { MessagePhase } from "./MessagePhase";
import type { ReasoningItemContent } from "./ReasoningItemContent";
import type { ReasoningItemReasoningSummary } from "./ReasoningItemReasoningSummary";
import type { ResponsesApiWebSearchAction } from "./v2/ResponsesApiWebSearchAction";

/**
 * One item of the Responses API: what a model is sent and what it says.
 *
 * Options that are unset are left out, as providers expect.
 */
export type ResponseItem =
  /** Further tools on offer. */
  | {
    /** Its id. */
    id?: string;
    /** Who offers them. */
    role: string;
    /** Their definitions. */
    tools: Array<JsonValue>;
    type: "additional_tools";
  }
  /** A message by anyone. */
  | {
    /** Its parts. */
    content: Array<ContentItem>;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Whether it is said on the way or is the answer. */
    phase?: MessagePhase;
    /** Whose it is: `user`, `assistant`, `developer` or `system`. */
    role: string;
    /** How far it has come, as the provider calls it. */
    status?: string;
    type: "message";
  }
  /** A message between agents. */
  | {
    /** Who says it. */
    author: string;
    /** Its parts. */
    content: Array<AgentMessageInputContent>;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Who it is for. */
    recipient: string;
    type: "agent_message";
  }
  /** What the model thought. */
  | {
    /** Its raw thoughts. */
    content?: Array<ReasoningItemContent>;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The parts of a summary. */
    summary: Array<ReasoningItemReasoningSummary>;
    type: "reasoning";
  }
  /** A call of the provider's shell tool. */
  | {
    /** What to do. */
    action: LocalShellAction;
    /** Joins a call with its output. */
    call_id?: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** How far it has come. */
    status: LocalShellStatus;
    type: "local_shell_call";
  }
  /** A call of a tool with JSON arguments. */
  | {
    /** The arguments: JSON as text. */
    arguments: string;
    /** Joins a call with its output. */
    call_id: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Arguments that only the provider can read. */
    encrypted_function_args?: Array<string>;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** How far it has come, as the provider calls it. */
    status?: string;
    type: "function_call";
  }
  /** A search for tools. */
  | {
    /** What is searched for. */
    arguments: JsonValue;
    /** Joins a call with its output. */
    call_id?: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Who runs the search: `client` or `server`. */
    execution: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** How far it has come, as the provider calls it. */
    status?: string;
    type: "tool_search_call";
  }
  /** The output of a `FunctionCall`. */
  | {
    /** Joins a call with its output. */
    call_id?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name?: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** What the tool returned. */
    output: FunctionCallOutputBody;
    type: "function_call_output";
  }
  /** A call of a tool with free-form input. */
  | {
    /** Joins a call with its output. */
    call_id: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** The input. */
    input: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** How far it has come, as the provider calls it. */
    status?: string;
    type: "custom_tool_call";
  }
  /** The output of a `CustomToolCall`. */
  | {
    /** Joins a call with its output. */
    call_id: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name?: string;
    /** What the tool returned. */
    output: FunctionCallOutputBody;
    type: "custom_tool_call_output";
  }
  /** The tools that a `ToolSearchCall` found. */
  | {
    /** Joins a call with its output. */
    call_id?: string;
    /** Who ran the search: `client` or `server`. */
    execution: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** How far it has come, as the provider calls it. */
    status: string;
    /** Their definitions. */
    tools: Array<JsonValue>;
    type: "tool_search_output";
  }
  /** A web search that the provider ran. */
  | {
    /** What was done. */
    action?: ResponsesApiWebSearchAction;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** How far it has come, as the provider calls it. */
    status?: string;
    type: "web_search_call";
  }
  /** An image that the provider made. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The image, base64. */
    result: string;
    /** The prompt as the provider rewrote it. */
    revised_prompt?: string;
    /** How far it has come, as the provider calls it. */
    status: string;
    type: "image_generation_call";
  }
  /** A history shortened by the provider. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    type: "compaction";
  }
  /** A change of settings from here on. */
  | {
    /** How to think. */
    reasoning: ConfigurationReasoning;
    type: "configuration_update";
  }
  /** Asks the provider to shorten the history. */
  | {
    type: "compaction_trigger";
  }
  /** A place where the history was shortened. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    type: "context_compaction";
  }
  /** A type that this version does not know, whole, with its `type`. */
  | {
    type: "other";
  };
