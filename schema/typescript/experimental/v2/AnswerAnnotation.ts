// Written by `cargo xtask gen`; do not edit.
import type { HelplineSubject } from "./HelplineSubject";

/** A note beside a message that moderation lets through. */
export type AnswerAnnotation = {
    kind: "wellbeingHelpline";
    /** The text that called for it. */
    subject: HelplineSubject;
  };
