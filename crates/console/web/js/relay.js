// Reaches machines over a relay: pairing, the list, and a link to one of them
// (the client leg of `crates/relay/README.md`).

import { fromBase64, toBase64 } from "./base64.js";
import * as keys from "./keys.js";
import { begin, readPairingSecret } from "./secure-channel.js";
import { Stream } from "./stream.js";

/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./link.js").LinkEvents} LinkEvents */
/** @typedef {{ id: string, name: string, os: string, version: string, online: boolean, lastSeenAt: number, offlineReason: string | null, hostKey: string | null }} Machine */
/** @typedef {{ code: string, hostKey: string | null, secret: string | null }} PairingCode */

/** How often what came is acknowledged at the latest, in milliseconds. */
const ACK_MS = 5000;

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
 * Connects to a machine. Each link is a stream of its own; threads go on by their event numbers.
 * @param {Machine} machine
 * @param {LinkEvents} events
 * @returns {Link}
 */
export function relayLink(machine, events) {
  const connection = new Connection(machine, events);
  void connection.open();
  return { send: (message) => connection.send(message), close: () => connection.end("closed") };
}

class Connection {
  #machine;
  #events;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {Stream | null} */
  #stream = null;
  /** @type {import("./secure-channel.js").Channel | null} */
  #channel = null;
  /** @type {((welcome: Uint8Array<ArrayBuffer>) => Promise<void>) | null} */
  #welcome = null;
  /** @type {any} */
  #timer = null;
  #isOver = false;

  /**
   * @param {Machine} machine
   * @param {LinkEvents} events
   */
  constructor(machine, events) {
    this.#machine = machine;
    this.#events = events;
  }

  async open() {
    const token = await keys.token();
    if (token === null || this.#isOver) {
      this.end("this browser is not paired");
      return;
    }
    const url = new URL(`v1/machines/${encodeURIComponent(this.#machine.id)}/socket`, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.hash = "";
    const socket = new WebSocket(url, ["turnhost.v1", `turnhost.bearer.${token}`]);
    this.#socket = socket;
    this.#stream = new Stream((frame) => socket.send(JSON.stringify(frame)), (message) => this.#take(message));
    this.#timer = setInterval(() => this.#stream?.acknowledge(), ACK_MS);
    socket.addEventListener("message", (event) => {
      try {
        this.#frame(JSON.parse(event.data));
      } catch (error) {
        this.end(error instanceof Error ? error.message : String(error));
      }
    });
    socket.addEventListener("close", (event) => this.end(event.reason || "no connection to the relay"));
  }

  /** @param {any} frame */
  #frame(frame) {
    if (frame.type === "open") {
      if (!frame.online) this.#events.paused?.(true);
      this.#greet().catch((error) => this.end(String(error.message)));
    } else if (frame.type === "machine") this.#events.paused?.(!frame.online);
    else if (frame.type === "lost") this.end(frame.reason);
    else if (frame.type === "message" || frame.type === "chunk") this.#stream?.receive(frame);
  }

  /** Begins the secure channel, unless the machine has none and never had one. */
  async #greet() {
    const known = await keys.knownMachine(this.#machine.id);
    const hostKey = known?.hostKey ?? this.#machine.hostKey;
    if (hostKey === null) {
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
    this.#stream?.send({ method: "turnhost/sealed", params: { hello: toBase64(hello) } });
  }

  /** @param {any} message */
  #take(message) {
    if (message.method !== "turnhost/sealed") {
      // What a relay adds in the clear is not from the host.
      if (this.#channel === null && this.#welcome === null) this.#events.message(message);
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

  /** @param {object} message */
  send(message) {
    if (!this.#channel) {
      this.#stream?.send(message);
      return;
    }
    this.#channel.seal(new TextEncoder().encode(JSON.stringify(message))).then(
      (frame) => this.#stream?.send({ method: "turnhost/sealed", params: { frame: toBase64(frame) } }),
      (error) => this.end(String(error.message)),
    );
  }

  /** @param {string} reason */
  end(reason) {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#timer);
    this.#socket?.close(1000);
    this.#events.close(reason);
  }
}

