// Written by `cargo xtask gen`; do not edit.

/** How the server is logged in to the model provider. */
export type AuthMode =
  /** By an API key. */
  | "apikey"
  /** By a ChatGPT account whose tokens the server keeps and renews. */
  | "chatgpt"
  /** By tokens of a ChatGPT account that the client brings and renews. */
  | "chatgptAuthTokens"
  /** By HTTP headers that are given to the server. */
  | "headers"
  /** By an agent's own identity. */
  | "agentIdentity"
  /** By a personal access token. */
  | "personalAccessToken"
  /** By an API key for Amazon Bedrock. */
  | "bedrockApiKey"
  /** By AWS access keys for Amazon Bedrock. */
  | "bedrockAccessKeys";
