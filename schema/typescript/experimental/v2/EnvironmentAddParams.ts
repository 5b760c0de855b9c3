// Written by `cargo xtask gen`; do not edit.
import type { EnvironmentSkillsParams } from "./EnvironmentSkillsParams";

/** Params of `environment/add`. */
export type EnvironmentAddParams = {
  /** The bearer token to connect with, if one is needed. */
  authBearerToken?: string | null;
  /** How long connecting may take, in milliseconds; the server's own limit by default. */
  connectTimeoutMs?: number | null;
  /** The id it shall have. */
  environmentId: string;
  /** The URL of the server in it that runs commands. */
  execServerUrl: string;
  /** What it must have in the way of skills. */
  skills?: EnvironmentSkillsParams | null;
  /** An id that goes with the request for its WebSocket. */
  websocketRequestId?: string | null;
};
