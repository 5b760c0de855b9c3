// Written by `cargo xtask gen`; do not edit.
import type { AnswerAnnotation } from "./AnswerAnnotation";
import type { AnswerReplacement } from "./AnswerReplacement";
import type { BlockReason } from "./BlockReason";
import type { TrustedContacts } from "./TrustedContacts";

/** Presentation of a moderated message. */
export type AgentMessageDisplay =
  /** The message is shown. */
  | {
    /** A note to show beside it. */
    annotation?: AnswerAnnotation;
    mode: "show";
    /** Says if trusted contacts are to be considered. */
    trustedContacts: TrustedContacts;
    /** Version of this presentation; always 1. */
    version: 1;
  }
  /** The message is hidden, and something else is shown in its place. */
  | {
    mode: "hide";
    /** The replacement. */
    replacement: AnswerReplacement;
    /** Version of this presentation; always 1. */
    version: 1;
  }
  /** The message is withheld. */
  | {
    mode: "block";
    /** The reason to show. */
    reason: BlockReason;
    /** Version of this presentation; always 1. */
    version: 1;
  };
