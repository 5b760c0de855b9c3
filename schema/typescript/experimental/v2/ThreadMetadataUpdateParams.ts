// Written by `cargo xtask gen`; do not edit.
import type { ThreadMetadataGitInfoUpdateParams } from "./ThreadMetadataGitInfoUpdateParams";

/**
 * Params of `thread/metadata/update`. At least one field beside the thread; what is left out
 * stays.
 */
export type ThreadMetadataUpdateParams = {
  /** Whether Daybreak is on in it. */
  daybreakEnabled?: boolean | null;
  /** Changes to what is stored about its repository. */
  gitInfo?: ThreadMetadataGitInfoUpdateParams | null;
  /** The project it is to belong to. */
  projectId?: string | null;
  /** The thread. */
  threadId: string;
};
