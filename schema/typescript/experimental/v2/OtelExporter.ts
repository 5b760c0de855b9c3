// Written by `cargo xtask gen`; do not edit.
import type { OtelHttpProtocol } from "./OtelHttpProtocol";
import type { OtelTlsConfig } from "./OtelTlsConfig";

/** Where telemetry is sent. */
export type OtelExporter =
  /** Nowhere. */
  | "none"
  /** To Statsig. */
  | "statsig"
  /** To a collector, by OTLP over HTTP. */
  | {
    "otlp-http": {
      /** The collector's URL. */
      endpoint: string;
      /** Headers of each request. */
      headers: { [key in string]?: string };
      /** How the data is encoded. */
      protocol: OtelHttpProtocol;
      /** Certificates for the connection; left out, those of the system. */
      tls: OtelTlsConfig | null;
    };
  }
  /** To a collector, by OTLP over gRPC. */
  | {
    "otlp-grpc": {
      /** The collector's URL. */
      endpoint: string;
      /** Metadata of each request. */
      headers: { [key in string]?: string };
      /** Certificates for the connection; left out, those of the system. */
      tls: OtelTlsConfig | null;
    };
  };
