// Written by `cargo xtask gen`; do not edit.

/** What to show for a moderated message. */
export type AgentMessageDisplay = {
  /** What to do with it, as the provider calls it. */
  action: string;
  /** The kind of block. */
  blockType: string | null;
  /** Whether to point at trusted contacts. */
  checkTrustedContacts: boolean | null;
  /** Whether to point at the programme for security work. */
  cyberTrustedAccess: boolean | null;
};
