// Written by `cargo xtask gen`; do not edit.
import type { ExperimentalFeatureStage } from "./ExperimentalFeatureStage";

/** A feature that can be switched on or off. */
export type ExperimentalFeature = {
  /**
   * What users are told when it is offered to them; may be empty. `None` if it is not meant for
   * them yet.
   */
  announcement: string | null;
  /** Whether it is on unless the configuration says otherwise. */
  defaultEnabled: boolean;
  /** What it does, for people; `None` if it is not meant for them yet. */
  description: string | null;
  /** Its name for people; `None` if it is not meant for them yet. */
  displayName: string | null;
  /** Whether it is on. */
  enabled: boolean;
  /** Its name in the configuration and in `experimentalFeature/enablement/set`. */
  name: string;
  /** How far it has come. */
  stage: ExperimentalFeatureStage;
};
