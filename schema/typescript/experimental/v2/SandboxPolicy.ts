// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { NetworkAccess } from "./NetworkAccess";

/** What the kernel lets a thread's commands do. */
export type SandboxPolicy =
  /** Everything: there is no sandbox. */
  | {
    type: "dangerFullAccess";
  }
  /** Read everywhere and write nowhere. */
  | {
    /** Whether they may use the network. No by default. */
    networkAccess: boolean;
    type: "readOnly";
  }
  /** Whatever a sandbox around the server allows. */
  | {
    /** Whether that sandbox lets them use the network. */
    networkAccess: NetworkAccess;
    type: "externalSandbox";
  }
  /** Read everywhere, write in the workspace and in directories for temporary files. */
  | {
    /** Whether `/tmp` is kept from being written. */
    excludeSlashTmp: boolean;
    /** Whether the directory that `TMPDIR` names is kept from being written. */
    excludeTmpdirEnvVar: boolean;
    /** Whether they may use the network. No by default. */
    networkAccess: boolean;
    type: "workspaceWrite";
    /** Directories that may be written besides the working directory. */
    writableRoots: Array<AbsolutePathBuf>;
  };
