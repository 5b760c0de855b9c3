// A client's code: each line that must not compile says so.
import type {
  ClientRequest,
  ClientRequestMethods,
  ServerNotification,
  ServerNotificationMethods,
  ServerRequest,
  ThreadItem,
  ThreadStatus,
} from "PROTOCOL/index";
// The same by the paths that clients of the published types import from.
import type { v2, RequestId } from "PROTOCOL";
import type { ServerNotificationEnvelope } from "PROTOCOL/ServerNotificationEnvelope";
import type { SleepItem } from "PROTOCOL/SleepItem";
import type { JsonValue } from "PROTOCOL/serde_json/JsonValue";
import type { CommandExecResponse } from "PROTOCOL/v2";
import type { ThreadItem as Item } from "PROTOCOL/v2/ThreadItem";
import type { UserInput } from "PROTOCOL/v2/UserInput";

/** Every variant is told by its tag, and `never` is left at the end. */
export function describe(status: ThreadStatus): string {
  switch (status.type) {
    case "notLoaded":
    case "idle":
    case "systemError":
      // @ts-expect-error: only an active one has flags
      return `${status.type}${status.activeFlags}`;
    case "active":
      return status.activeFlags.join();
    default: {
      const none: never = status;
      return none;
    }
  }
}

export function text(item: ThreadItem): string | null {
  return item.type === "agentMessage" ? item.text : null;
}

/** Whole messages are told by their method. */
export function onNotification(message: ServerNotification): string | undefined {
  return message.method === "thread/started" ? message.params.thread.id : undefined;
}

export function onRequest(request: ServerRequest): string {
  return request.method === "item/fileChange/requestApproval" ? request.params.itemId : "";
}

/** The method maps type a call. */
export declare function call<M extends keyof ClientRequestMethods>(
  method: M,
  params: ClientRequestMethods[M]["params"],
): Promise<ClientRequestMethods[M]["response"]>;

export async function session(): Promise<string> {
  // @ts-expect-error: there is no such field of that type
  await call("thread/start", { cwd: 3 });
  // @ts-expect-error: there is no such method
  await call("thread/stop", {});
  const { thread } = await call("thread/start", { cwd: "/repo" });
  await call("turn/start", { threadId: thread.id, input: [{ type: "text", text: "hello", text_elements: [] }] });
  return thread.id;
}

export const request: ClientRequest = {
  id: 1,
  method: "thread/read",
  params: { threadId: "t" },
};

export type Started = ServerNotificationMethods["turn/started"]["params"];

/** What is always there is not optional, and what is left out is not null. */
export function exitCode(item: Item & { type: "commandExecution" }): number | null {
  return item.exitCode;
}

export function path(warning: v2.ConfigWarningNotification): string | undefined {
  return warning.path;
}

export const image: UserInput = { type: "image", url: "https://example.com/image.png" };

export function argumentsOf(item: Item): JsonValue {
  return item.type === "mcpToolCall" ? item.arguments : null;
}

export function rest(item: SleepItem): number {
  // @ts-expect-error: an alias of a variant has no tag
  return item.type ?? item.durationMs;
}

export function emitted(message: ServerNotificationEnvelope): number | undefined {
  return message.emittedAtMs;
}

export function id(id: RequestId, response: CommandExecResponse): string {
  return `${id}: ${response.stdout}`;
}
