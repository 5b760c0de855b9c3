// Written by `cargo xtask gen`; do not edit.

/** The model provider of Google Cloud. */
export type GcpProviderId = "gcp";
