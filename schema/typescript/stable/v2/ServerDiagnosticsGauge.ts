// Written by `cargo xtask gen`; do not edit.

/** Something the server counts about itself. */
export type ServerDiagnosticsGauge = {
  /** Its name, such as `app.requests.in_flight`. */
  name: string;
  /** How much there is of it now; never 0, as gauges at zero are left out. */
  value: number;
};
