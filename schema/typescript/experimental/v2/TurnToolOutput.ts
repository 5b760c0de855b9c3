// Written by `cargo xtask gen`; do not edit.
import type { FunctionCallOutputBody } from "../FunctionCallOutputBody";

/** The output of a tool that a turn begins with. */
export type TurnToolOutput = {
  /** The tool. */
  name: string;
  /** The group that the tool belongs to. */
  namespace?: string | null;
  /** What it returned. */
  output: FunctionCallOutputBody;
  /** Whether the tool stays on offer. No by default. */
  retain?: boolean;
};
