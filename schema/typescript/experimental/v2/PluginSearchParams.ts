// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSearchScope } from "./PluginSearchScope";

/** Params of `plugin/search`. */
export type PluginSearchParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Where to search. Everywhere if unset. */
  scope?: PluginSearchScope | null;
  /** What to search for. */
  searchTerm: string;
};
