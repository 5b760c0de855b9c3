// Carries JSON messages to one server and back, over whatever lies between.

import { toBase64Url } from "./base64.js";
import { Silence } from "./silence.js";

/**
 * A way to a server. It connects once; who uses it makes another when it closes.
 * @typedef {object} Link
 * @property {(message: object) => void} send
 * @property {() => void} close
 * @property {() => void} [check] looks at once whether it still carries
 */

/**
 * @typedef {object} LinkEvents
 * @property {() => void} open
 * @property {(message: any) => void} message
 * @property {(reason: string) => void} close called once, also if it never opened
 * @property {(why: string | null) => void} [paused] nothing is carried for now, and nothing is lost; null: it is again
 */

/** The subprotocol that a server selects, so that it never sends the token back. */
const SUBPROTOCOL = "turnhost";

/** How long a socket may take to open, in milliseconds. */
const CONNECT_MS = 15_000;

/** A question that costs nothing; any answer says that the server is there, also that it is too early to ask. */
const QUESTION = { method: "thread/loaded/list", id: "there", params: { limit: 1 } };

/**
 * Opens a websocket to a server. The token travels as a subprotocol, since pages cannot set headers.
 * @param {string} url
 * @param {string | null} token
 * @param {LinkEvents} events
 * @returns {Link}
 */
export function directLink(url, token, events) {
  const protocols = token === null ? [SUBPROTOCOL] : [SUBPROTOCOL, `${SUBPROTOCOL}.bearer.${toBase64Url(new TextEncoder().encode(token))}`];
  const socket = new WebSocket(url, protocols);
  let isOver = false;
  /** @param {string} reason */
  const end = (reason) => {
    if (isOver) return;
    isOver = true;
    silence.stop();
    events.close(reason);
  };
  const silence = new Silence(
    () => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(QUESTION));
    },
    () => {
      // It may take minutes to notice that it is dead.
      socket.close();
      end("the server does not answer");
    },
  );
  silence.expect(CONNECT_MS);
  socket.addEventListener("open", () => {
    if (isOver) return;
    silence.heard();
    events.open();
  });
  socket.addEventListener("message", (event) => {
    if (isOver) return;
    silence.heard();
    const message = parse(event.data);
    if (message && !isAnswer(message)) events.message(message);
  });
  socket.addEventListener("close", (event) => {
    end(event.reason || (event.code === 1006 ? "no connection" : `closed with code ${event.code}`));
  });
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    close: () => socket.close(1000),
    check: () => {
      if (!isOver && socket.readyState === WebSocket.OPEN) silence.ask();
    },
  };
}

/**
 * Returns whether a message answers the link's own question.
 * @param {any} message
 */
function isAnswer(message) {
  return message.id === QUESTION.id && message.method === undefined;
}

/**
 * @param {unknown} data
 * @returns {any}
 */
function parse(data) {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
