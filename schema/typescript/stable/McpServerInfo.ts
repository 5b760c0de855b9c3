// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** What an MCP server says about itself. */
export type McpServerInfo = {
  /** What it is for. */
  description: string | null;
  /** Its icons, as MCP defines them. */
  icons: Array<JsonValue> | null;
  /** What it calls itself, which need not be its name in the configuration. */
  name: string;
  /** Its name for people. */
  title: string | null;
  /** Its version. */
  version: string;
  /** Where to read about it. */
  websiteUrl: string | null;
};
