// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigMigrationItem } from "./ExternalAgentConfigMigrationItem";

/** Params of `externalAgentConfig/import`. */
export type ExternalAgentConfigImportParams = {
  /** What to import: those items of `externalAgentConfig/detect` that the user chose. */
  migrationItems: Array<ExternalAgentConfigMigrationItem>;
  /** The other agent to import from, by name; the server's choice by default. */
  migrationSource?: string | null;
  /** Whose things these are, to be kept with the import's history. */
  providerId?: string | null;
  /** The source, as the client names it; free text. */
  source?: string | null;
};
