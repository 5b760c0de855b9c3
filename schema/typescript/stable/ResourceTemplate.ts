// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** A pattern of resources that an MCP server offers. */
export type ResourceTemplate = {
  /** Hints for their use, as MCP defines them. */
  annotations?: JsonValue;
  /** What they are. */
  description?: string;
  /** Their media type, if they share one. */
  mimeType?: string;
  /** The pattern's name. */
  name: string;
  /** The pattern's name for people. */
  title?: string;
  /** The pattern of their URIs, as RFC 6570 defines it. */
  uriTemplate: string;
};
