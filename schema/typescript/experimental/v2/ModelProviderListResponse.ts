// Written by `cargo xtask gen`; do not edit.
import type { ModelProviderSummary } from "./ModelProviderSummary";

/** Answer to `modelProvider/list`. */
export type ModelProviderListResponse = {
  /** Whether the user may make another provider the default. */
  canChangeDefault: boolean;
  /** The providers. */
  data: Array<ModelProviderSummary>;
  /** The provider of new threads. */
  defaultProviderId: string;
};
