// Written by `cargo xtask gen`; do not edit.

/** Where such a place is. */
export type CapabilityRootLocation = {
    /** The environment. */
    environmentId: string;
    /** The directory. */
    path: string;
    type: "environment";
  };
