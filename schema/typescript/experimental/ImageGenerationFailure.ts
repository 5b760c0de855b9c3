// Written by `cargo xtask gen`; do not edit.

/** Why an image was not made. */
export type ImageGenerationFailure = {
    /** Which one. */
    limitId: string;
    /** When it starts anew, in seconds since the Unix epoch. */
    resetsAt: number | null;
    type: "usageLimitExceeded";
  };
