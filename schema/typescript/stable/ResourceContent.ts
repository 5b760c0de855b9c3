// Written by `cargo xtask gen`; do not edit.

/** A part of a resource of an MCP server. */
export type ResourceContent =
  /** Text. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: unknown;
    /** Its media type. */
    mimeType?: string | null;
    /** The text. */
    text: string;
    /** Its URI. */
    uri: string;
  }
  /** Bytes. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: unknown;
    /** The bytes in base64. */
    blob: string;
    /** Their media type. */
    mimeType?: string | null;
    /** Their URI. */
    uri: string;
  };
