// Written by `cargo xtask gen`; do not edit.
import type { HookErrorInfo } from "./HookErrorInfo";
import type { HookMetadata } from "./HookMetadata";

/** The hooks that hold in one directory. */
export type HooksListEntry = {
  /** The directory, as it was asked about. */
  cwd: string;
  /** What could not be read. */
  errors: Array<HookErrorInfo>;
  /** The hooks. */
  hooks: Array<HookMetadata>;
  /** What the user should know about them. */
  warnings: Array<string>;
};
