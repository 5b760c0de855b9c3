// Written by `cargo xtask gen`; do not edit.
import type { ConfiguredHookHandler } from "./ConfiguredHookHandler";

/** Hooks that run on the same condition. */
export type ConfiguredHookMatcherGroup = {
  /** What they do. */
  hooks: Array<ConfiguredHookHandler>;
  /** A pattern of what they run for, such as a tool's name; left out, for everything. */
  matcher: string | null;
};
