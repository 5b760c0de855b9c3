// Written by `cargo xtask gen`; do not edit.

/** Where the user is, roughly. */
export type WebSearchLocation = {
  /** City. */
  city: string | null;
  /** Two-letter country code. */
  country: string | null;
  /** State or region. */
  region: string | null;
  /** IANA time zone. */
  timezone: string | null;
};
