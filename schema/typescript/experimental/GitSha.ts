// Written by `cargo xtask gen`; do not edit.

export type GitSha = string;
