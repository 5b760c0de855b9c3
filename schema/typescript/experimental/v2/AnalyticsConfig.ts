// Written by `cargo xtask gen`; do not edit.

/** Usage statistics. */
export type AnalyticsConfig = {
  /** Whether they are collected. */
  enabled: boolean | null;
};
