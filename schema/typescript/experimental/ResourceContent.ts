// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** A part of a resource of an MCP server. */
export type ResourceContent =
  /** Text. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: JsonValue;
    /** Its media type. */
    mimeType?: string;
    /** The text. */
    text: string;
    /** Its URI. */
    uri: string;
  }
  /** Bytes. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: JsonValue;
    /** The bytes in base64. */
    blob: string;
    /** Their media type. */
    mimeType?: string;
    /** Their URI. */
    uri: string;
  };
