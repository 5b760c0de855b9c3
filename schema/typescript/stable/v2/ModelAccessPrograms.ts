// Written by `cargo xtask gen`; do not edit.
import type { CyberAccessProgram } from "./CyberAccessProgram";

/** Programmes that give more access to a model. */
export type ModelAccessPrograms = {
  /** Those for security work. */
  cyber: Array<CyberAccessProgram>;
};
