// Written by `cargo xtask gen`; do not edit.

/** Text shown in place of a message that moderation hides. */
export type AnswerReplacement = {
    kind: "wellbeingPromptHelpline";
  };
