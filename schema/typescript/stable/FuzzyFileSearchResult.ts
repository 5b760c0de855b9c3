// Written by `cargo xtask gen`; do not edit.
import type { FuzzyFileSearchMatchType } from "./FuzzyFileSearchMatchType";

/** Something that a search has found. */
export type FuzzyFileSearchResult = {
  /** Its base name. */
  file_name: string;
  /** Which characters of `path` match the query, counted from 0. */
  indices: Array<number> | null;
  /** Whether it is a file or a directory. */
  match_type: FuzzyFileSearchMatchType;
  /** Its path, relative to `root`. */
  path: string;
  /** Which of the directories searched it is in, as the client gave it. */
  root: string;
  /** How well it matches; the higher the better. */
  score: number;
};
