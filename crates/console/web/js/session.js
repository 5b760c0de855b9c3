// A conversation with one server that outlives its connections.
//
// Requests that wait when a connection breaks are rejected, except those that
// say they may be repeated. Threads that were open are resumed after the last
// notification that was seen, so that nothing is missed or shown twice.

/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./link.js").LinkEvents} LinkEvents */

/** First and longest wait between two attempts to connect, in milliseconds. */
const RETRY_MS = { first: 500, longest: 15_000 };

/** An error that the server answered with. */
export class ServerError extends Error {
  /** @param {{ code: number, message: string, data?: any }} error */
  constructor(error) {
    super(error.message);
    this.name = "ServerError";
    this.code = error.code;
    this.data = error.data;
  }
}

/** An answer that never came, since the connection broke. */
export class Disconnected extends Error {
  constructor() {
    super("The connection broke before the answer came.");
    this.name = "Disconnected";
  }
}

/**
 * The presence of the server; while it is `paused`, what is sent waits and no event is lost.
 * @typedef {"connecting" | "online" | "paused" | "offline"} Presence
 * @typedef {{ method: string, params: any, resolve: (value: any) => void, reject: (error: Error) => void, repeatable: boolean }} Pending
 * @typedef {{ id: number | string, method: string, params: any }} ServerRequest
 */

/**
 * @typedef {object} SessionEvents
 * @property {(presence: Presence, why: string) => void} presence
 * @property {() => void} begun a connection stands that knows nothing of those before it
 * @property {(method: string, params: any) => void} notification
 * @property {(request: ServerRequest) => void} request
 * @property {(threadId: string, answer: any) => void} resumed
 */

export class Session {
  #connect;
  #events;
  #clock;
  /** @type {Link | null} */
  #link = null;
  #ready = false;
  #closed = false;
  #nextId = 1;
  #attempts = 0;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {Pending[]} */
  #waiting = [];
  /** Threads that are open, with the last `seq` seen of each. @type {Map<string, number | null>} */
  #threads = new Map();
  /** @type {any} */
  #timer = null;

  /**
   * @param {(events: LinkEvents) => Link} connect
   * @param {SessionEvents} events
   * @param {{ after: (ms: number, run: () => void) => any, cancel: (timer: any) => void }} [clock]
   */
  constructor(connect, events, clock = { after: (ms, run) => setTimeout(run, ms), cancel: (timer) => clearTimeout(timer) }) {
    this.#connect = connect;
    this.#events = events;
    this.#clock = clock;
  }

  /** Connects, unless there is a connection or an attempt at one. */
  open() {
    if (this.#link || this.#closed) return;
    this.#clock.cancel(this.#timer);
    this.#events.presence("connecting", "");
    this.#link = this.#connect({
      open: () => void this.#introduce(),
      message: (message) => this.#take(message),
      close: (reason) => this.#lost(reason),
      paused: (why) => this.#paused(why),
    });
  }

  /** Connects at once where it would wait for the next attempt, and looks after a connection that there is. */
  retryNow() {
    this.#attempts = 0;
    this.#link?.check?.();
    this.open();
  }

  /** Ends the session. */
  close() {
    this.#closed = true;
    this.#clock.cancel(this.#timer);
    this.#link?.close();
  }

  /**
   * Asks the server. A repeatable request waits for the next connection when this one breaks.
   * @param {string} method
   * @param {any} [params]
   * @param {{ repeatable?: boolean }} [options]
   * @returns {Promise<any>}
   */
  call(method, params, { repeatable = false } = {}) {
    return new Promise((resolve, reject) => {
      const pending = { method, params, resolve, reject, repeatable };
      if (this.#ready) this.#send(pending);
      else this.#waiting.push(pending);
    });
  }

  /**
   * Answers a request of the server. An answer that is lost with its connection
   * is harmless: the server asks again.
   * @param {number | string} id
   * @param {any} result
   */
  answer(id, result) {
    if (this.#ready) this.#link?.send({ id, result });
  }

  /**
   * Opens a thread: its notifications come from now on, over any number of connections.
   * @param {string} threadId
   * @returns {Promise<any>} the answer of `thread/resume`
   */
  async follow(threadId) {
    this.#threads.set(threadId, null);
    const answer = await this.call("thread/resume", { threadId, excludeTurns: false }, { repeatable: true });
    this.#noteResumed(threadId, answer);
    return answer;
  }

  /**
   * Takes over a thread that this session started.
   * @param {string} threadId
   */
  adopt(threadId) {
    this.#threads.set(threadId, null);
  }

  /**
   * Leaves a thread.
   * @param {string} threadId
   */
  leave(threadId) {
    if (!this.#threads.delete(threadId)) return;
    this.call("thread/unsubscribe", { threadId }).catch(() => {});
  }

  async #introduce() {
    try {
      await new Promise((resolve, reject) => {
        const params = {
          clientInfo: { name: "turnhost-console", title: "Turnhost console", version: "1" },
          capabilities: { experimentalApi: true, turnhost: { eventSequence: true } },
        };
        this.#send({ method: "initialize", params, resolve, reject, repeatable: false });
      });
    } catch (error) {
      if (!(error instanceof Disconnected)) this.#link?.close();
      return;
    }
    this.#link?.send({ method: "initialized" });
    this.#ready = true;
    this.#attempts = 0;
    this.#events.presence("online", "");
    this.#events.begun();
    const waiting = this.#waiting;
    this.#waiting = [];
    const asked = new Set(waiting.filter((it) => it.method === "thread/resume").map((it) => it.params.threadId));
    for (const [threadId, seq] of this.#threads) if (!asked.has(threadId)) void this.#resume(threadId, seq);
    for (const pending of waiting) this.#send(pending);
  }

  /**
   * @param {string} threadId
   * @param {number | null} seq
   */
  async #resume(threadId, seq) {
    const params = seq === null ? { threadId } : { threadId, turnhost: { afterSeq: seq } };
    try {
      const answer = await this.call("thread/resume", params);
      this.#noteResumed(threadId, answer);
      this.#events.resumed(threadId, answer);
    } catch (error) {
      if (error instanceof ServerError) this.#threads.delete(threadId);
    }
  }

  /**
   * @param {string} threadId
   * @param {any} answer
   */
  #noteResumed(threadId, answer) {
    const point = answer.turnhost;
    if (point && !point.replayed && this.#threads.has(threadId)) this.#threads.set(threadId, point.seq);
  }

  /** @param {Pending} pending */
  #send(pending) {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#pending.set(id, pending);
    const { method, params } = pending;
    try {
      this.#link?.send(params === undefined ? { method, id } : { method, id, params });
    } catch (error) {
      // It does not go, at present or ever.
      this.#pending.delete(id);
      pending.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** @param {any} message */
  #take(message) {
    if (typeof message.method !== "string") {
      this.#settle(message);
    } else if (message.id !== undefined) {
      this.#events.request(message);
    } else if (message.method === "turnhost/resync") {
      for (const threadId of message.params.threadIds) void this.#resume(threadId, this.#threads.get(threadId) ?? null);
    } else if (this.#isNew(message)) {
      this.#events.notification(message.method, message.params ?? {});
    }
  }

  /**
   * Notes the place of a notification in its thread; false if it was seen before.
   * @param {any} message
   */
  #isNew(message) {
    const threadId = message.params?.threadId;
    if (typeof message.seq !== "number" || !this.#threads.has(threadId)) return true;
    const last = this.#threads.get(threadId) ?? null;
    if (last !== null && message.seq <= last) return false;
    this.#threads.set(threadId, message.seq);
    return true;
  }

  /** @param {any} message */
  #settle(message) {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    if (message.error) pending.reject(new ServerError(message.error));
    else pending.resolve(message.result);
  }

  /** @param {string | null} why */
  #paused(why) {
    if (why !== null) this.#events.presence("paused", why);
    else if (this.#ready) this.#events.presence("online", "");
  }

  /** @param {string} reason */
  #lost(reason) {
    this.#link = null;
    this.#ready = false;
    const broken = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of broken) {
      if (pending.repeatable && !this.#closed) this.#waiting.push(pending);
      else pending.reject(new Disconnected());
    }
    if (this.#closed) return;
    const wait = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#events.presence("offline", reason);
    this.#timer = this.#clock.after(wait, () => this.open());
  }
}
