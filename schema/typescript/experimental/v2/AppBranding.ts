// Written by `cargo xtask gen`; do not edit.

/** Who is behind an app. */
export type AppBranding = {
  /** The category it is filed under. */
  category: string | null;
  /** Who made it. */
  developer: string | null;
  /** Whether users can find it in the directory of apps. */
  isDiscoverableApp: boolean;
  /** The page with its privacy policy. */
  privacyPolicy: string | null;
  /** The page with its terms of service. */
  termsOfService: string | null;
  /** Its own page. */
  website: string | null;
};
