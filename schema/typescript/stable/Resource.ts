// Written by `cargo xtask gen`; do not edit.

/** A resource of an MCP server. */
export type Resource = {
  /** Metadata as MCP defines it. */
  _meta?: unknown;
  /** Hints for its use, as MCP defines them. */
  annotations?: unknown;
  /** What it is. */
  description?: string | null;
  /** Its icons, as MCP defines them. */
  icons?: Array<unknown> | null;
  /** Its media type. */
  mimeType?: string | null;
  /** Its name. */
  name: string;
  /** Its size in bytes, if known. */
  size?: number | null;
  /** Its name for people. */
  title?: string | null;
  /** Its URI, by which it is read. */
  uri: string;
};
