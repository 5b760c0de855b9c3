// Written by `cargo xtask gen`; do not edit.

/** A part of a message between agents. */
export type AgentMessageInputContent =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** Something that only the provider can read. */
  | {
    /** It, to be sent back as it is. */
    encrypted_content: string;
    type: "encrypted_content";
  };
