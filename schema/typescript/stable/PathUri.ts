// Written by `cargo xtask gen`; do not edit.

/** A path as a URI, for machines that are not the server's own. */
export type PathUri = string;
