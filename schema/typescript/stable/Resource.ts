// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** A resource of an MCP server. */
export type Resource = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /** Hints for its use, as MCP defines them. */
  annotations?: JsonValue;
  /** What it is. */
  description?: string;
  /** Its icons, as MCP defines them. */
  icons?: Array<JsonValue>;
  /** Its media type. */
  mimeType?: string;
  /** Its name. */
  name: string;
  /** Its size in bytes, if known. */
  size?: number;
  /** Its name for people. */
  title?: string;
  /** Its URI, by which it is read. */
  uri: string;
};
