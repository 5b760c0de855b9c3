// The state of the page: one session, the list of threads, and the thread that is open.

import { Conversation } from "./conversation.js";
import { canAnswer } from "./approvals.js";
import { Session } from "./session.js";

/** @typedef {import("./session.js").Presence} Presence */
/** @typedef {import("./session.js").ServerRequest} ServerRequest */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./link.js").LinkEvents} LinkEvents */

/**
 * Who draws. Each call says what changed.
 * @typedef {object} View
 * @property {() => void} presence
 * @property {() => void} list
 * @property {(key: string) => void} entry
 * @property {() => void} conversation the open thread is another, or all of it is new
 * @property {(text: string) => void} problem
 * @property {(thread: any, what: string) => void} attention
 */

/** Threads that one page of the list brings. */
const PAGE = 50;

export class App {
  /** @type {Presence} */
  presence = "connecting";
  why = "";
  /** @type {any[]} */
  threads = [];
  /** @type {string | null} */
  nextCursor = null;
  search = "";
  archived = false;
  /** @type {Map<string, any>} */
  readStates = new Map();
  /** @type {Conversation | null} */
  conversation = null;
  #view;
  #session;

  /**
   * @param {(events: LinkEvents) => Link} connect
   * @param {View} view
   */
  constructor(connect, view) {
    this.#view = view;
    this.#session = new Session(connect, {
      presence: (presence, why) => this.#presence(presence, why),
      begun: () => void this.refresh().catch((error) => this.#view.problem(String(error.message))),
      notification: (method, params) => this.#notification(method, params),
      request: (request) => this.#request(request),
      resumed: (threadId, answer) => this.#resumed(threadId, answer),
    });
  }

  open() {
    this.#session.open();
  }

  retryNow() {
    this.#session.retryNow();
  }

  close() {
    this.#session.close();
  }

  /** Reads the first page of the list. */
  async refresh() {
    const answer = await this.#list(null);
    this.threads = answer.data;
    this.nextCursor = answer.nextCursor;
    this.#view.list();
  }

  /** Reads the next page of the list, if there is one. */
  async more() {
    if (this.nextCursor === null) return;
    const answer = await this.#list(this.nextCursor);
    this.threads = this.threads.concat(answer.data);
    this.nextCursor = answer.nextCursor;
    this.#view.list();
  }

  /** @param {string | null} cursor */
  async #list(cursor) {
    if (this.search.trim() !== "") return this.#found(cursor);
    const params = { cursor, limit: PAGE, sortKey: "updated_at", archived: this.archived };
    const answer = await this.#session.call("thread/list", params, { repeatable: true });
    for (const [id, state] of Object.entries(answer.readStates ?? {})) this.readStates.set(id, state);
    return answer;
  }

  /**
   * Reads a page of the threads whose names or messages have the text that is looked for.
   * @param {string | null} cursor
   */
  async #found(cursor) {
    const searchTerm = this.search.trim();
    const params = { cursor, limit: PAGE, archived: this.archived, searchTerm };
    const named = cursor === null ? this.#session.call("thread/list", { ...params, sortKey: "updated_at" }, { repeatable: true }) : { data: [] };
    const said = await this.#session.call("thread/search", params, { repeatable: true });
    const hits = said.data.map((/** @type {any} */ it) => ({ ...it.thread, snippet: it.snippet }));
    const known = new Set(hits.map((/** @type {any} */ it) => it.id));
    const names = (await named).data.filter((/** @type {any} */ it) => !known.has(it.id));
    return { data: names.concat(hits), nextCursor: said.nextCursor };
  }

  /**
   * Opens a thread.
   * @param {string} threadId
   */
  async select(threadId) {
    this.leave();
    const known = this.threads.find((it) => it.id === threadId);
    const conversation = new Conversation(known ?? { id: threadId, status: { type: "notLoaded" }, name: null, preview: "", cwd: "" });
    this.conversation = conversation;
    this.#view.conversation();
    const answer = await this.#session.follow(threadId);
    if (this.conversation !== conversation) return;
    conversation.load(answer);
    this.#view.conversation();
    void this.#markRead(threadId);
    void this.#readQueue(threadId);
  }

  /** Closes the open thread. */
  leave() {
    if (!this.conversation) return;
    this.#session.leave(this.conversation.thread.id);
    this.conversation = null;
    this.#view.conversation();
  }

  /**
   * Starts a thread in a folder of the host.
   * @param {{ cwd: string, model: string, sandbox: string, approvalPolicy: string }} choice
   * @returns {Promise<string>} its id
   */
  async start(choice) {
    this.leave();
    const params = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== ""));
    const answer = await this.#session.call("thread/start", params);
    this.#session.adopt(answer.thread.id);
    this.conversation = new Conversation(answer.thread);
    this.conversation.load(answer);
    this.#view.conversation();
    return answer.thread.id;
  }

  /**
   * Sends a message: a new turn, or with `queue` one that follows the running turn.
   * @param {any[]} input
   * @param {{ queue?: boolean }} [options]
   */
  async send(input, { queue = false } = {}) {
    const { conversation } = this;
    if (!conversation) return;
    const threadId = conversation.thread.id;
    if (queue) {
      await this.#session.call("thread/queue/add", { threadId, input, clientUserMessageId: crypto.randomUUID() });
    } else if (conversation.turnId !== null) {
      await this.#session.call("turn/steer", { threadId, input, expectedTurnId: conversation.turnId });
    } else {
      await this.#session.call("turn/start", { threadId, input, clientUserMessageId: crypto.randomUUID() });
    }
  }

  /** @param {string} threadId */
  async #readQueue(threadId) {
    const answer = await this.#session.call("thread/queue/list", { threadId }, { repeatable: true }).catch(() => null);
    if (!answer || this.conversation?.thread.id !== threadId) return;
    this.conversation.queue = answer.data;
    this.#view.entry("");
  }

  /**
   * Takes a message out of the queue.
   * @param {string} queuedSubmissionId
   */
  async unqueue(queuedSubmissionId) {
    if (this.conversation) await this.#session.call("thread/queue/delete", { threadId: this.conversation.thread.id, queuedSubmissionId });
  }

  /**
   * Changes the settings of the open thread for the turns that follow; what is empty stays.
   * @param {{ model: string, effort: string, sandbox: string, approvalPolicy: string }} choice
   */
  async configure({ sandbox, ...choice }) {
    if (!this.conversation) return;
    const changes = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== ""));
    const sandboxPolicy = SANDBOXES[sandbox];
    const params = { threadId: this.conversation.thread.id, ...changes, ...(sandboxPolicy ? { sandboxPolicy } : {}) };
    await this.#session.call("thread/settings/update", params);
  }

  /** Stops the running turn. */
  async interrupt() {
    const { conversation } = this;
    if (!conversation || conversation.turnId === null) return;
    await this.#session.call("turn/interrupt", { threadId: conversation.thread.id, turnId: conversation.turnId });
  }

  /**
   * @param {ServerRequest} request
   * @param {any} result
   */
  answer(request, result) {
    this.#session.answer(request.id, result);
  }

  /** @param {string} name */
  async rename(name) {
    if (this.conversation) await this.#session.call("thread/name/set", { threadId: this.conversation.thread.id, name });
  }

  /** Archives the open thread, or takes it out of the archive. */
  async toggleArchived() {
    if (!this.conversation) return;
    const threadId = this.conversation.thread.id;
    await this.#session.call(this.archived ? "thread/unarchive" : "thread/archive", { threadId });
    this.leave();
    await this.refresh();
  }

  /** Asks the server's relay for codes with which another device gets in. */
  async startPairing() {
    return this.#session.call("remoteControl/pairing/start", { manualCode: true });
  }

  /** Returns the models that the server offers. */
  async models() {
    const answer = await this.#session.call("model/list", {}, { repeatable: true });
    return answer.data.filter((/** @type {any} */ it) => !it.hidden);
  }

  /** @param {string} threadId */
  async #markRead(threadId) {
    const state = this.readStates.get(threadId);
    if (!state || state.firstUnread === null) return;
    try {
      const answer = await this.#session.call("thread/readState/update", { threadId, expectedRevision: state.revision, operation: "read" });
      if (answer.readState) this.readStates.set(threadId, answer.readState);
      this.#view.list();
    } catch {
      // Somebody else read or wrote meanwhile; their notification tells.
    }
  }

  /**
   * @param {Presence} presence
   * @param {string} why
   */
  #presence(presence, why) {
    this.presence = presence;
    this.why = why;
    this.#view.presence();
    if (presence === "offline") this.conversation?.forgetRequests();
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  #notification(method, params) {
    this.#listChange(method, params);
    const { conversation } = this;
    if (!conversation || params.threadId !== conversation.thread.id) return;
    if (method === "thread/queue/changed") void this.#readQueue(conversation.thread.id);
    const key = conversation.apply(method, params);
    if (key !== null) this.#view.entry(key);
    if (method !== "turn/completed") return;
    this.#view.attention(conversation.thread, "The turn ended");
    if (document.visibilityState === "visible") void this.#markRead(conversation.thread.id);
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  #listChange(method, params) {
    if (LIST_CHANGES.has(method)) {
      void this.refresh().catch(() => {});
      return;
    }
    const thread = this.threads.find((it) => it.id === params.threadId);
    if (!thread) {
      // A thread is listed from its first message on.
      if (method === "turn/started") void this.refresh().catch(() => {});
      return;
    }
    if (method === "thread/status/changed") {
      thread.status = params.status;
      if (params.status.activeFlags?.length > 0) this.#view.attention(thread, "Waiting for you");
    } else if (method === "thread/name/updated") thread.name = params.threadName;
    else if (method === "thread/readState/changed") this.readStates.set(params.threadId, params.readState);
    else return;
    this.#view.list();
  }

  /** @param {ServerRequest} request */
  #request(request) {
    const { conversation } = this;
    if (!conversation || request.params?.threadId !== conversation.thread.id || !canAnswer(request.method)) return;
    conversation.ask(request);
    this.#view.entry("");
  }

  /**
   * @param {string} threadId
   * @param {any} answer
   */
  #resumed(threadId, answer) {
    if (!this.conversation || this.conversation.thread.id !== threadId) return;
    if (answer.turnhost?.replayed) return;
    this.conversation.load(answer);
    this.#view.conversation();
  }
}

/** What commands may do, by the names of `thread/start`. @type {Record<string, object>} */
const SANDBOXES = {
  "read-only": { type: "readOnly" },
  "workspace-write": { type: "workspaceWrite" },
  "danger-full-access": { type: "dangerFullAccess" },
};

/** Notifications after which the list is read again. */
const LIST_CHANGES = new Set(["thread/started", "thread/archived", "thread/unarchived", "thread/deleted"]);
