// Written by `cargo xtask gen`; do not edit.
import type { LoginAppBrand } from "./LoginAppBrand";

/** Params of `account/login/start`, by kind of login. */
export type LoginAccountParams =
  /** By an API key; done at once. */
  | {
    /** The key. It is not checked; even an empty one is taken. */
    apiKey: string;
    type: "apiKey";
  }
  /** By a ChatGPT account, with a browser on the server's machine. */
  | {
    /** Whose name the pages of the login show. The server's choice by default. */
    appBrand?: LoginAppBrand | null;
    /** Whether to use the shorter course of the login pages. No by default. */
    codexStreamlinedLogin?: boolean;
    type: "chatgpt";
    /**
     * Whether the login ends on a page of the provider instead of one served here. No by
     * default.
     */
    useHostedLoginSuccessPage?: boolean;
  }
  /** By a ChatGPT account, with a code to type in on any device. */
  | {
    type: "chatgptDeviceCode";
  }
  /** By tokens of a ChatGPT account that the client got itself; they are kept in memory only. */
  | {
    /** The access token, a JWT. */
    accessToken: string;
    /** The account it belongs to. */
    chatgptAccountId: string;
    /** The account's plan, if the client knows it. */
    chatgptPlanType?: string | null;
    type: "chatgptAuthTokens";
  }
  /** By an API key of Amazon Bedrock. */
  | {
    /** The key. */
    apiKey: string;
    /** The AWS region to send requests to. */
    region: string;
    type: "amazonBedrock";
  }
  /** By AWS access keys, for Amazon Bedrock. */
  | {
    /** The access key's id. */
    accessKeyId: string;
    /** The AWS region to send requests to. */
    region: string;
    /** The access key's secret. */
    secretAccessKey: string;
    /** The token that goes with keys that hold for a time only. */
    sessionToken?: string | null;
    type: "amazonBedrockAccessKeys";
  };
