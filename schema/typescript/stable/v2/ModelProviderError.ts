// Written by `cargo xtask gen`; do not edit.

/** Why a request about a model provider was refused; comes as an error's `data`. */
export type ModelProviderError =
  /** Another provider is in use. */
  | {
    /** The provider in use. */
    currentModelProvider: string;
    /** The provider that was asked for. */
    modelProvider: string;
    type: "modelProviderMismatch";
  }
  /** The configuration does not know the provider. */
  | {
    /** The provider that was asked for. */
    modelProvider: string;
    type: "modelProviderNotConfigured";
  }
  /** A policy requires another provider. */
  | {
    /** The provider that was asked for. */
    modelProvider: string;
    /** The provider that the policy requires. */
    requiredModelProvider: string;
    type: "modelProviderPolicyConflict";
  };
