// Written by `cargo xtask gen`; do not edit.

/** A pattern of resources that an MCP server offers. */
export type ResourceTemplate = {
  /** Hints for their use, as MCP defines them. */
  annotations?: unknown;
  /** What they are. */
  description?: string | null;
  /** Their media type, if they share one. */
  mimeType?: string | null;
  /** The pattern's name. */
  name: string;
  /** The pattern's name for people. */
  title?: string | null;
  /** The pattern of their URIs, as RFC 6570 defines it. */
  uriTemplate: string;
};
