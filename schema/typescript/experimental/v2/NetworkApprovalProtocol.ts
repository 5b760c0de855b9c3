// Written by `cargo xtask gen`; do not edit.

/** How a host is reached. */
export type NetworkApprovalProtocol =
  /** HTTP. */
  | "http"
  /** HTTPS. */
  | "https"
  /** TCP through SOCKS 5. */
  | "socks5Tcp"
  /** UDP through SOCKS 5. */
  | "socks5Udp";
