// Written by `cargo xtask gen`; do not edit.

/** Certificates for a connection to a collector. */
export type OtelTlsConfig = {
  /** File with the certificate authority that the collector is checked against. */
  "ca-certificate": string | null;
  /** File with the certificate to show to the collector. */
  "client-certificate": string | null;
  /** File with that certificate's private key. */
  "client-private-key": string | null;
};
