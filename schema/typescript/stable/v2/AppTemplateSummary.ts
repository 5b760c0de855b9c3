// Written by `cargo xtask gen`; do not edit.
import type { AppTemplateUnavailableReason } from "./AppTemplateUnavailableReason";

/** A pattern from which a plugin's apps are made for a workspace. */
export type AppTemplateSummary = {
  /** Id of the app that stands for it, if there is one. */
  canonicalConnectorId: string | null;
  /** What kind of app it is. */
  category: string | null;
  /** What it does. */
  description: string | null;
  /** Its logo. */
  logoUrl: string | null;
  /** Its logo on dark ground. */
  logoUrlDark: string | null;
  /** Ids of the apps that were made from it. */
  materializedAppIds: Array<string>;
  /** Its name for people. */
  name: string;
  /** Why no app can be had from it; `None` if one can. */
  reason: AppTemplateUnavailableReason | null;
  /** The pattern's id. */
  templateId: string;
};
