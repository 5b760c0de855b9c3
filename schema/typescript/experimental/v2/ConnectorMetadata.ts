// Written by `cargo xtask gen`; do not edit.
import type { AppToolSummary } from "./AppToolSummary";

/** An app, with its tools if they were asked for. */
export type ConnectorMetadata = {
  /** What it does, for people. */
  description: string | null;
  /** How it is given out, as the backend calls it. */
  distributionChannel: string | null;
  /** Its icon for light backgrounds. */
  iconUrl: string | null;
  /** Its icon for dark backgrounds. */
  iconUrlDark: string | null;
  /** Its id. */
  id: string;
  /** The page where the user can connect it. */
  installUrl: string | null;
  /** Its name for people. */
  name: string;
  /** Names of the plugins that bring it along. None if left out. */
  pluginDisplayNames: Array<string>;
  /** Its tools; `None` if they were not asked for or are not known. */
  toolSummaries: Array<AppToolSummary> | null;
};
