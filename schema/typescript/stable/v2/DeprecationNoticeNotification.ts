// Written by `cargo xtask gen`; do not edit.

/** Payload of `deprecationNotice`. */
export type DeprecationNoticeNotification = {
  /** What to use instead. */
  details: string | null;
  /** What will go away. */
  summary: string;
};
