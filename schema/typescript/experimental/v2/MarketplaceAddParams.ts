// Written by `cargo xtask gen`; do not edit.

/** Params of `marketplace/add`. */
export type MarketplaceAddParams = {
  /** The git branch, tag or commit to take. The source's default if unset. */
  refName?: string | null;
  /** Where the marketplace is: a git URL, a short name of a repository, or a local directory. */
  source: string;
  /** The only paths of the repository to fetch. All of it if unset. */
  sparsePaths?: Array<string> | null;
};
