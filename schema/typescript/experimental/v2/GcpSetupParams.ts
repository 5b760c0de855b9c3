// Written by `cargo xtask gen`; do not edit.

/** Params of `account/gcp/setup`: use models by way of Google Cloud. */
export type GcpSetupParams = {
  /** Path of a file with credentials; left out, those of the server's surroundings count. */
  credentialFile?: string | null;
  /** The Google Cloud location to send requests to; left out, the server chooses. */
  location?: string | null;
  /** The Google Cloud project that is billed. */
  projectId: string;
};
