// The state of one thread, made of what the server says. Pure: no page, no network.

/**
 * @typedef {{ type: string, id: string, [member: string]: any }} Item
 * @typedef {{ key: string, turnId: string, item: Item, open: boolean }} Entry
 * @typedef {{ id: number | string, method: string, params: any }} ServerRequest
 * @typedef {{ step: string, status: string }} PlanStep
 */

export class Conversation {
  /** @type {any} */
  thread;
  /** @type {Entry[]} */
  entries = [];
  /** The turn that runs. @type {string | null} */
  turnId = null;
  /** @type {Map<number | string, ServerRequest>} */
  requests = new Map();
  /** @type {PlanStep[]} */
  plan = [];
  /** @type {{ total: number, window: number | null } | null} */
  usage = null;
  /** @type {any} */
  settings = {};
  /** Messages that wait for their turn, the next first. @type {{ id: string, input: any[] }[]} */
  queue = [];
  /** @type {Map<string, number>} */
  #at = new Map();

  /** @param {any} thread */
  constructor(thread) {
    this.thread = thread;
  }

  /**
   * Takes the thread as the answer to `thread/start` or `thread/resume` has it.
   * @param {any} answer
   */
  load(answer) {
    this.thread = answer.thread;
    this.settings = { model: answer.model, approvalPolicy: answer.approvalPolicy, sandbox: answer.sandbox, effort: answer.reasoningEffort };
    this.entries = [];
    this.#at.clear();
    this.turnId = null;
    for (const turn of answer.thread.turns ?? []) {
      for (const item of turn.items) this.#put(turn.id, item, turn.status === "inProgress" && item.completedAtMs === null);
      if (turn.status === "inProgress") this.turnId = turn.id;
      if (turn.status === "failed" && turn.error) this.#note(turn.id, "error", turn.error.message);
    }
  }

  /** Returns true while a turn runs. */
  get isBusy() {
    return this.thread.status?.type === "active" || this.turnId !== null;
  }

  /**
   * Takes a notification of this thread.
   * @param {string} method
   * @param {any} params
   * @returns {string | null} the key of the entry that changed, `""` for anything else that did
   */
  apply(method, params) {
    const change = NOTIFICATIONS[method];
    return change ? change(this, params) : null;
  }

  /** @param {ServerRequest} request */
  ask(request) {
    this.requests.set(request.id, request);
  }

  /** Forgets open requests: a server asks them again after a resume. */
  forgetRequests() {
    this.requests.clear();
  }

  /**
   * @param {string} itemId
   * @returns {Entry | undefined}
   */
  entry(itemId) {
    const at = this.#at.get(itemId);
    return at === undefined ? undefined : this.entries[at];
  }

  /**
   * @param {string} turnId
   * @param {Item} item
   * @param {boolean} open
   */
  #put(turnId, item, open) {
    const at = this.#at.get(item.id);
    if (at === undefined) {
      this.#at.set(item.id, this.entries.length);
      this.entries.push({ key: item.id, turnId, item, open });
    } else {
      this.entries[at] = { key: item.id, turnId, item, open };
    }
    return item.id;
  }

  /**
   * @param {string} turnId
   * @param {string} kind
   * @param {string} text
   */
  #note(turnId, kind, text) {
    return this.#put(turnId, { type: "notice", id: `notice-${this.entries.length}`, kind, text }, false);
  }

  /** @param {any} params */
  itemStarted(params) {
    const text = params.item.type === "userMessage" ? params.item.content.find((/** @type {any} */ it) => it.type === "text")?.text : "";
    if (text && !this.thread.preview) this.thread = { ...this.thread, preview: text };
    return this.#put(params.turnId, params.item, true);
  }

  /** @param {any} params */
  itemCompleted(params) {
    return this.#put(params.turnId, params.item, false);
  }

  /**
   * @param {any} params
   * @param {(item: Item) => void} change
   */
  grow(params, change) {
    const entry = this.entry(params.itemId);
    if (!entry) return null;
    change(entry.item);
    return entry.key;
  }

  /** @param {any} params */
  turnStarted(params) {
    this.turnId = params.turn.id;
    this.plan = [];
    return "";
  }

  /** @param {any} params */
  turnCompleted(params) {
    const { turn } = params;
    if (this.turnId === turn.id) this.turnId = null;
    for (const entry of this.entries) if (entry.turnId === turn.id && entry.open && entry.item.type !== "commandExecution") entry.open = false;
    if (turn.status === "failed" && turn.error) return this.#note(turn.id, "error", turn.error.message);
    if (turn.status === "interrupted") return this.#note(turn.id, "info", "Interrupted");
    return "";
  }

  /** @param {any} params */
  failed(params) {
    return params.willRetry ? this.#note(params.turnId, "info", `${params.error.message} Trying again.`) : "";
  }
}

/** @typedef {(conversation: Conversation, params: any) => string | null} Change */

/** @type {Record<string, Change>} */
const NOTIFICATIONS = {
  "turn/started": (it, params) => it.turnStarted(params),
  "turn/completed": (it, params) => it.turnCompleted(params),
  "turn/plan/updated": (it, params) => {
    it.plan = params.plan;
    return "";
  },
  "item/started": (it, params) => it.itemStarted(params),
  "item/completed": (it, params) => it.itemCompleted(params),
  "item/agentMessage/delta": (it, params) => it.grow(params, (item) => (item.text += params.delta)),
  "item/plan/delta": (it, params) => it.grow(params, (item) => (item.text += params.delta)),
  "item/reasoning/summaryTextDelta": (it, params) => it.grow(params, (item) => addPart(item.summary, params.summaryIndex, params.delta)),
  "item/reasoning/textDelta": (it, params) => it.grow(params, (item) => addPart(item.content, params.contentIndex, params.delta)),
  "item/commandExecution/outputDelta": (it, params) =>
    it.grow(params, (item) => (item.aggregatedOutput = (item.aggregatedOutput ?? "") + params.delta)),
  "item/fileChange/patchUpdated": (it, params) => it.grow(params, (item) => (item.changes = params.changes)),
  "thread/status/changed": (it, params) => {
    it.thread = { ...it.thread, status: params.status };
    return "";
  },
  "thread/name/updated": (it, params) => {
    it.thread = { ...it.thread, name: params.threadName };
    return "";
  },
  "thread/settings/updated": (it, params) => {
    const { model, approvalPolicy, sandboxPolicy, effort } = params.threadSettings ?? {};
    it.settings = { model, approvalPolicy, sandbox: sandboxPolicy, effort };
    return "";
  },
  "thread/tokenUsage/updated": (it, params) => {
    it.usage = { total: params.tokenUsage.last.totalTokens, window: params.tokenUsage.modelContextWindow };
    return "";
  },
  "serverRequest/resolved": (it, params) => {
    it.requests.delete(params.requestId);
    return "";
  },
  error: (it, params) => it.failed(params),
};

/**
 * @param {string[]} parts
 * @param {number} index
 * @param {string} delta
 */
function addPart(parts, index, delta) {
  while (parts.length <= index) parts.push("");
  parts[index] += delta;
}
