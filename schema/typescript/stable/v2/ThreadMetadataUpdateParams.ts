// Written by `cargo xtask gen`; do not edit.
import type { ThreadMetadataGitInfoUpdateParams } from "./ThreadMetadataGitInfoUpdateParams";

/**
 * Params of `thread/metadata/update`. At least one field beside the thread; what is left out
 * stays.
 */
export type ThreadMetadataUpdateParams = {
  /** Changes to what is stored about its repository. */
  gitInfo?: ThreadMetadataGitInfoUpdateParams | null;
  /** The thread. */
  threadId: string;
};
