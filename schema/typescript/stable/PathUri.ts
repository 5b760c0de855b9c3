// Written by `cargo xtask gen`; do not edit.

export type PathUri = string;
