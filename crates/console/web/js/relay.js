// Reaches machines over a relay: pairing, the list, and a link to one of them
// (the client leg of `crates/relay/README.md`).

import { fromBase64, toBase64 } from "./base64.js";
import * as keys from "./keys.js";
import { begin, readPairingSecret } from "./secure-channel.js";
import { Silence } from "./silence.js";
import { Stream } from "./stream.js";

/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./link.js").LinkEvents} LinkEvents */
/** @typedef {{ id: string, name: string, os: string, version: string, online: boolean, lastSeenAt: number, offlineReason: string | null, hostKey: string | null }} Machine */
/** @typedef {{ code: string, hostKey: string | null, secret: string | null }} PairingCode */

/** How often what came is acknowledged at the latest, in milliseconds. */
const ACK_MS = 5000;

/** How long a socket may take to open. */
const CONNECT_MS = 15_000;

/** The longest message in bytes: what app servers take over websockets, and little enough to pass once it is sealed. */
const LONGEST = 64 << 20;

/** First and longest wait between attempts to take a stream up, and how long a relay keeps it. */
const AGAIN_MS = { first: 200, longest: 4000, kept: 120_000 };

/** The reason of a pause whose end the relay tells. */
const AWAY = "the machine has no connection to the relay; this goes on when it is back";

/** Close codes after which the stream is over; after others it is taken up again. */
const OVER = new Set([1000, 1012, 4000, 4001, 4003, 4400]);

/**
 * Reads a pairing link's fragment, or what was typed: six groups, or the relay's two alone.
 * @param {string} text
 * @returns {PairingCode | null}
 */
export function readPairingCode(text) {
  const given = new URLSearchParams(text.includes("#") ? text.slice(text.indexOf("#") + 1) : text);
  const code = given.get("pair");
  if (code !== null) return { code, hostKey: given.get("key"), secret: given.get("secret") };
  const groups = text.trim().toUpperCase().split(/[\s-]+/u).filter((it) => it !== "");
  if (!groups.every((it) => /^[0-9A-Z]{4}$/u.test(it))) return null;
  if (groups.length === 2) return { code: groups.join("-"), hostKey: null, secret: null };
  if (groups.length !== 6) return null;
  return { code: groups.slice(0, 2).join("-"), hostKey: null, secret: groups.slice(2).join("-") };
}

/**
 * Asks the relay.
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
export async function ask(method, path, body) {
  const token = await keys.token();
  /** @type {Record<string, string>} */
  const headers = body ? { "content-type": "application/json" } : {};
  if (token !== null) headers["authorization"] = `Bearer ${token}`;
  const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (answer.status === 204) return null;
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.error?.message ?? `the relay answered ${answer.status}`);
  return content;
}

/**
 * Pairs this browser with a machine.
 * @param {PairingCode} code
 * @param {string} name of this browser, for people
 * @returns {Promise<Machine>}
 */
export async function pair(code, name) {
  const answer = await ask("POST", "v1/pair", { code: code.code, name, deviceType: "browser" });
  if (answer.token !== null) await keys.keepToken(answer.token);
  const { machine } = answer;
  if (!fits(code, machine.hostKey)) {
    await ask("DELETE", `v1/machines/${encodeURIComponent(machine.id)}`).catch(() => null);
    throw new Error("The relay names another key than the pairing code: somebody stands in between. Nothing was paired.");
  }
  await keys.keepMachine(machine.id, { hostKey: code.hostKey ?? machine.hostKey, secret: code.secret });
  return machine;
}

/**
 * Returns whether a machine's key at the relay is what the code says. A code with a key or a secret
 * is of a host that encrypts, whatever the relay says.
 * @param {PairingCode} code
 * @param {string | null} named
 */
export function fits(code, named) {
  if (named === null) return code.hostKey === null && code.secret === null;
  return code.hostKey === null || code.hostKey === named;
}

/**
 * Returns the machines that this browser is paired with.
 * @returns {Promise<Machine[]>}
 */
export async function machines() {
  if ((await keys.token()) === null) return [];
  return (await ask("GET", "v1/machines")).data;
}

/** @param {Machine} machine */
export async function unpair(machine) {
  await ask("DELETE", `v1/machines/${encodeURIComponent(machine.id)}`);
  await keys.forgetMachine(machine.id);
}

/**
 * Connects to a machine. A link is one stream, over as many sockets as it takes: a lost one costs
 * nothing as long as the relay keeps the stream.
 * @param {Machine} machine
 * @param {LinkEvents} events
 * @returns {Link}
 */
export function relayLink(machine, events) {
  const connection = new Connection(machine, events);
  void connection.dial();
  return {
    send: (message) => connection.send(message),
    close: () => connection.end("closed"),
    check: () => connection.check(),
  };
}

class Connection {
  #machine;
  #events;
  #stream;
  /** @type {WebSocket | null} */
  #socket = null;
  /** The stream's name at the relay, once it is known. @type {string | null} */
  #name = null;
  /** @type {import("./secure-channel.js").Channel | null} */
  #channel = null;
  /** @type {((welcome: Uint8Array<ArrayBuffer>) => Promise<void>) | null} */
  #welcome = null;
  /** True once it is known that the machine does not encrypt: until then nothing in the clear is from it. */
  #isPlain = false;
  /** @type {any} */
  #acks = null;
  #silence;
  /** @type {any} */
  #again = null;
  #wait = AGAIN_MS.first;
  /** True once the relay said something over the present socket. */
  #isOpen = false;
  /** When the last socket that was open was lost. */
  #lostAt = 0;
  #isOver = false;
  /** True from the wish for a socket until there is one. */
  #isDialling = false;

  /**
   * @param {Machine} machine
   * @param {LinkEvents} events
   */
  constructor(machine, events) {
    this.#machine = machine;
    this.#events = events;
    this.#stream = new Stream((frame) => this.#socket?.send(JSON.stringify(frame)), (message) => this.#take(message));
    this.#silence = new Silence(() => this.#ask(), () => this.#giveUp());
    this.#acks = setInterval(() => this.#stream.acknowledge(), ACK_MS);
    document.addEventListener("visibilitychange", this.#tellPresence);
  }

  /** Tells the relay whether somebody looks, so that it wakes this browser if nobody does. */
  #tellPresence = () => {
    if (!this.#isOpen || this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ type: "presence", away: document.visibilityState === "hidden" }));
  };

  /** Opens a socket: of a new stream, or of the one that there is. */
  async dial() {
    // Another one beside it would take the stream from it, or stay for ever.
    if (this.#isDialling) return;
    this.#isDialling = true;
    const token = await keys.token().finally(() => (this.#isDialling = false));
    if (token === null) this.end("this browser is not paired");
    if (this.#isOver) return;
    const url = this.#address();
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url, ["turnhost.v1", `turnhost.bearer.${token}`]);
    this.#socket = socket;
    this.#isOpen = false;
    this.#silence.expect(CONNECT_MS);
    socket.addEventListener("message", (event) => {
      if (socket !== this.#socket) return;
      this.#isOpen = true;
      this.#silence.heard();
      try {
        this.#frame(JSON.parse(event.data));
      } catch (error) {
        this.end(error instanceof Error ? error.message : String(error));
      }
    });
    socket.addEventListener("close", (event) => {
      if (socket === this.#socket) void this.#lost(event);
    });
  }

  #address() {
    const url = new URL(`v1/machines/${encodeURIComponent(this.#machine.id)}/socket`, document.baseURI);
    url.hash = "";
    if (this.#name !== null) url.search = `?stream=${encodeURIComponent(this.#name)}&after=${this.#stream.taken}`;
    return url;
  }

  /**
   * Takes the end of a socket.
   * @param {{ code: number, reason: string }} event
   */
  async #lost({ code, reason }) {
    const wasOpen = this.#isOpen;
    this.#silence.stop();
    this.#socket = null;
    this.#stream.detach();
    const words = reason || "no connection to the relay";
    if (this.#name === null || OVER.has(code)) {
      this.end(words);
      return;
    }
    if (wasOpen) {
      this.#lostAt = Date.now();
      this.#wait = AGAIN_MS.first;
    }
    this.#events.paused?.(words);
    // Browsers do not say why a socket was refused: a relay that answers has lost the stream.
    const isRefused = !wasOpen && (await this.#answers());
    if (this.#isOver) return;
    if (isRefused || Math.abs(Date.now() - this.#lostAt) > AGAIN_MS.kept) {
      this.end(words);
      return;
    }
    this.#again = setTimeout(() => void this.dial(), this.#wait);
    this.#wait = Math.min(AGAIN_MS.longest, this.#wait * 2);
  }

  /** Returns whether the relay answers anything at all. */
  async #answers() {
    return fetch("readyz", { cache: "no-store" }).then((answer) => answer.ok, () => false);
  }

  /** Asks the relay whether it is there. */
  #ask() {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ type: "ping" }));
  }

  /** Drops a socket that may take minutes to notice that it is dead. */
  #giveUp() {
    const socket = this.#socket;
    if (!socket) return;
    socket.close();
    void this.#lost({ code: 1006, reason: "the relay does not answer" });
  }

  /** Looks after the connection at once, because the network or the reader came back. */
  check() {
    if (this.#isOver) return;
    if (this.#socket) this.#silence.ask();
    else {
      clearTimeout(this.#again);
      this.#wait = AGAIN_MS.first;
      void this.dial();
    }
  }

  /** @param {any} frame */
  #frame(frame) {
    if (frame.type === "open") this.#opened(frame);
    else if (frame.type === "ack") this.#stream.acknowledged(frame.seq);
    else if (frame.type === "machine") this.#events.paused?.(frame.online ? null : AWAY);
    else if (frame.type === "lost") this.end(frame.reason);
    else if (frame.type === "message" || frame.type === "chunk") this.#stream.receive(frame);
  }

  /** @param {{ stream: string, taken: number, online: boolean }} frame */
  #opened(frame) {
    const isNew = this.#name === null;
    this.#name = frame.stream;
    // A new socket is taken for one that is looked at.
    if (document.visibilityState === "hidden") this.#tellPresence();
    this.#stream.attach(frame.taken);
    if (!frame.online || !isNew) this.#events.paused?.(frame.online ? null : AWAY);
    if (isNew) this.#greet().catch((error) => this.end(String(error.message)));
  }

  /** Begins the secure channel, unless the machine has none and never had one. */
  async #greet() {
    const known = await keys.knownMachine(this.#machine.id);
    const hostKey = known?.hostKey ?? this.#machine.hostKey;
    if (hostKey === null) {
      this.#isPlain = true;
      this.#events.open();
      return;
    }
    if (this.#machine.hostKey !== hostKey) throw new Error("This machine's key is not the one it was paired with. Pair again only if you know why.");
    const pairing = known?.secret ? await readPairingSecret(known.secret) : null;
    const { hello, finish } = await begin(await keys.clientKeys(), fromBase64(hostKey), pairing);
    this.#welcome = async (welcome) => {
      this.#channel = await finish(welcome);
      if (pairing) await keys.keepMachine(this.#machine.id, { hostKey, secret: null });
      this.#events.open();
    };
    this.#stream.send({ method: "turnhost/sealed", params: { hello: toBase64(hello) } });
  }

  /** @param {any} message */
  #take(message) {
    if (message.method !== "turnhost/sealed") {
      // What a relay adds in the clear is not from the host.
      if (this.#isPlain) this.#events.message(message);
      return;
    }
    this.#sealed(message.params).catch((error) => this.end(String(error.message)));
  }

  /** @param {any} params */
  async #sealed(params) {
    if (typeof params.refused === "string") throw new Error(`The machine refuses this browser (${params.refused}). Pair again.`);
    if (typeof params.welcome === "string" && this.#welcome) {
      const welcome = this.#welcome;
      this.#opening = welcome(fromBase64(params.welcome));
      await this.#opening;
    } else if (typeof params.frame === "string") {
      const before = this.#opening;
      const work = before.then(async () => {
        if (!this.#channel) throw new Error("The machine spoke before its welcome.");
        const plain = await this.#channel.open(fromBase64(params.frame));
        this.#events.message(JSON.parse(new TextDecoder().decode(plain)));
      });
      this.#opening = work;
      await work;
    }
  }

  /** Keeps the order of what arrives while it is decrypted. @type {Promise<void>} */
  #opening = Promise.resolve();

  /**
   * Sends a message; throws if it is too long for a relay.
   * @param {object} message
   */
  send(message) {
    const plain = new TextEncoder().encode(JSON.stringify(message));
    if (plain.length > LONGEST) {
      throw new Error(`This has ${plain.length} bytes, and at most ${LONGEST} pass through a relay at once. Send less, or in parts.`);
    }
    if (!this.#channel) {
      this.#stream.send(message);
      return;
    }
    this.#channel.seal(plain).then(
      (frame) => this.#stream.send({ method: "turnhost/sealed", params: { frame: toBase64(frame) } }),
      (error) => this.end(String(error.message)),
    );
  }

  /** @param {string} reason */
  end(reason) {
    if (this.#isOver) return;
    this.#isOver = true;
    document.removeEventListener("visibilitychange", this.#tellPresence);
    for (const timer of [this.#acks, this.#again]) clearTimeout(timer);
    this.#silence.stop();
    this.#socket?.close(1000);
    this.#events.close(reason);
  }
}

