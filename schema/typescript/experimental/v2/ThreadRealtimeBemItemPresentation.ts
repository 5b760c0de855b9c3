// Written by `cargo xtask gen`; do not edit.

/** How an item of a turn is shown in a voice conversation. */
export type ThreadRealtimeBemItemPresentation =
  /** All of it. */
  | {
    type: "wholeItem";
  }
  /** As Markdown among the words. */
  | {
    type: "inlineMarkdown";
  }
  /** As one of its pictures among the words. */
  | {
    /** Which of them, from 0. */
    index: number;
    type: "inlineVisualization";
  };
