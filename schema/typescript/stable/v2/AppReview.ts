// Written by `cargo xtask gen`; do not edit.

/** How the review of an app stands. */
export type AppReview = {
  /** The status, as the backend calls it. */
  status: string;
};
