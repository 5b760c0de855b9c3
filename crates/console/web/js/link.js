// Carries JSON messages to one server and back, over whatever lies between.

import { toBase64Url } from "./base64.js";

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
  socket.addEventListener("open", () => events.open());
  socket.addEventListener("message", (event) => {
    const message = parse(event.data);
    if (message) events.message(message);
  });
  socket.addEventListener("close", (event) => {
    events.close(event.reason || (event.code === 1006 ? "no connection" : `closed with code ${event.code}`));
  });
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    close: () => socket.close(1000),
  };
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
