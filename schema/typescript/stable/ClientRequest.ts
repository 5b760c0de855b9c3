// Written by `cargo xtask gen`; do not edit.
import type { ConfigReadParams } from "./ConfigReadParams";
import type { GetAccountParams } from "./GetAccountParams";
import type { InitializeParams } from "./InitializeParams";
import type { ModelListParams } from "./ModelListParams";
import type { RequestId } from "./RequestId";
import type { ThreadArchiveParams } from "./ThreadArchiveParams";
import type { ThreadListParams } from "./ThreadListParams";
import type { ThreadLoadedListParams } from "./ThreadLoadedListParams";
import type { ThreadReadParams } from "./ThreadReadParams";
import type { ThreadResumeParams } from "./ThreadResumeParams";
import type { ThreadSetNameParams } from "./ThreadSetNameParams";
import type { ThreadStartParams } from "./ThreadStartParams";
import type { ThreadUnarchiveParams } from "./ThreadUnarchiveParams";
import type { ThreadUnsubscribeParams } from "./ThreadUnsubscribeParams";
import type { TurnInterruptParams } from "./TurnInterruptParams";
import type { TurnStartParams } from "./TurnStartParams";
import type { TurnSteerParams } from "./TurnSteerParams";

export type ClientRequest =
  /** Names the client and says what it can do; must come first, once. */
  | {
    id: RequestId;
    method: "initialize";
    params: InitializeParams;
  }
  /** Starts a thread and subscribes the caller to it. */
  | {
    id: RequestId;
    method: "thread/start";
    params: ThreadStartParams;
  }
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  | {
    id: RequestId;
    method: "thread/resume";
    params: ThreadResumeParams;
  }
  /** Takes the caller's subscription to a thread back. */
  | {
    id: RequestId;
    method: "thread/unsubscribe";
    params: ThreadUnsubscribeParams;
  }
  /** Moves a thread out of the ordinary lists. */
  | {
    id: RequestId;
    method: "thread/archive";
    params: ThreadArchiveParams;
  }
  /** Moves an archived thread back into the ordinary lists, without loading it. */
  | {
    id: RequestId;
    method: "thread/unarchive";
    params: ThreadUnarchiveParams;
  }
  /** Names a thread. */
  | {
    id: RequestId;
    method: "thread/name/set";
    params: ThreadSetNameParams;
  }
  /** Lists stored threads. */
  | {
    id: RequestId;
    method: "thread/list";
    params: ThreadListParams;
  }
  /** Lists the threads in memory. */
  | {
    id: RequestId;
    method: "thread/loaded/list";
    params: ThreadLoadedListParams;
  }
  /** Reads a thread without loading it or subscribing to it. */
  | {
    id: RequestId;
    method: "thread/read";
    params: ThreadReadParams;
  }
  /** Starts a turn with what the user said. */
  | {
    id: RequestId;
    method: "turn/start";
    params: TurnStartParams;
  }
  /** Adds to what the user said while a turn runs. */
  | {
    id: RequestId;
    method: "turn/steer";
    params: TurnSteerParams;
  }
  /** Stops a running turn. */
  | {
    id: RequestId;
    method: "turn/interrupt";
    params: TurnInterruptParams;
  }
  /** Lists the models on offer. */
  | {
    id: RequestId;
    method: "model/list";
    params: ModelListParams;
  }
  /** Tells which account is logged in. */
  | {
    id: RequestId;
    method: "account/read";
    params: GetAccountParams;
  }
  /** Reads the configuration and where each value comes from. */
  | {
    id: RequestId;
    method: "config/read";
    params: ConfigReadParams;
  };
