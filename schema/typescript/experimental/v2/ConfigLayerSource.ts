// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Where a layer of configuration comes from. */
export type ConfigLayerSource =
  /** A file that came with the program. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "packagedDefaults";
  }
  /** The machine's management system. */
  | {
    /** Its preference domain. */
    domain: string;
    /** Its key in there. */
    key: string;
    type: "mdm";
  }
  /** The machine's file. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "system";
  }
  /** An organisation's settings, fetched for its members. */
  | {
    /** Their id. */
    id: string;
    /** Their name for people. */
    name: string;
    type: "enterpriseManaged";
  }
  /** The user's file. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    /** The profile chosen in it. */
    profile: string | null;
    type: "user";
  }
  /** A trusted project's directory. */
  | {
    /** The folder with the project's file. */
    dotCodexFolder: AbsolutePathBuf;
    type: "project";
  }
  /** The command line, or a request's own settings. */
  | {
    type: "sessionFlags";
  }
  /** An organisation's file of an older kind. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "legacyManagedConfigTomlFromFile";
  }
  /** An organisation's settings of an older kind, from the management system. */
  | {
    type: "legacyManagedConfigTomlFromMdm";
  };
