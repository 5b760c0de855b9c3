// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { McpElicitationSchema } from "./McpElicitationSchema";

/**
 * Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
 * `form` without fields whose `_meta` says so.
 */
export type McpServerElicitationRequestParams = {
  /**
   * The environment that brought the MCP server along; `None` for servers of the
   * configuration.
   */
  environmentId: string | null;
  /** The MCP server that asks, or whose tool is to run. */
  serverName: string;
  /** The thread. */
  threadId: string;
  /**
   * The turn; `None` if the question belongs to no turn, as with a client's own
   * `mcpServer/tool/call`.
   */
  turnId: string | null;
} & (
  /** The user is to fill in a form. */
  | {
    /**
     * Metadata for the client. For the approval of a tool call it tells the tool, its
     * arguments and how long an answer may hold.
     */
    _meta: JsonValue;
    /** What is asked, for people. */
    message: string;
    mode: "form";
    /** The form's fields. */
    requestedSchema: McpElicitationSchema;
  }
  /** The user is to fill in the provider's own kind of form. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** What is asked, for people. */
    message: string;
    mode: "openai/form";
    /** The form, in the provider's own terms. */
    requestedSchema: JsonValue;
  }
  /** As `openai/form`, under another name. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** What is asked, for people. */
    message: string;
    mode: "openaiForm";
    /** The form, in the provider's own terms. */
    requestedSchema: JsonValue;
  }
  /** The user is to open a page and go on there. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** The question's id, as the MCP server knows it. */
    elicitationId: string;
    /** Why the page is to be opened, for people. */
    message: string;
    mode: "url";
    /** The page. */
    url: string;
  });
