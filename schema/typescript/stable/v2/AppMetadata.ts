// Written by `cargo xtask gen`; do not edit.
import type { AppReview } from "./AppReview";
import type { AppScreenshot } from "./AppScreenshot";

/** More about an app, as its directory page shows it; what is not known is `None`. */
export type AppMetadata = {
  /** The categories it is filed under. */
  categories: Array<string> | null;
  /** Who made it. */
  developer: string | null;
  /** Whether it must be connected by the user though it is the provider's own. */
  firstPartyRequiresInstall: boolean | null;
  /** How its review by the directory stands. */
  review: AppReview | null;
  /** Pictures of it in use. */
  screenshots: Array<AppScreenshot> | null;
  /** Its description for search engines. */
  seoDescription: string | null;
  /** Whether to offer it beside the input even before the user has connected it. */
  showInComposerWhenUnlinked: boolean | null;
  /** The finer categories it is filed under. */
  subCategories: Array<string> | null;
  /** Its version. */
  version: string | null;
  /** The id of that version. */
  versionId: string | null;
  /** What is new in that version. */
  versionNotes: string | null;
};
