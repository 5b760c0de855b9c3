// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { WindowsSandboxSetupMode } from "./WindowsSandboxSetupMode";

/** Params of `windowsSandbox/setupStart`. */
export type WindowsSandboxSetupStartParams = {
  /** The working directory to set it up for; absolute. */
  cwd?: AbsolutePathBuf | null;
  /** With what rights to set it up. */
  mode: WindowsSandboxSetupMode;
};
