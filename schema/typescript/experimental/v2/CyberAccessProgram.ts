// Written by `cargo xtask gen`; do not edit.

/** A programme for security work. */
export type CyberAccessProgram =
  /** None beyond what everyone has. */
  | "standard"
  /** Daybreak for defenders. */
  | "daybreakBlue"
  /** Daybreak for testers of defences. */
  | "daybreakRed";
