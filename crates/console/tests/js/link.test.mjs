import assert from "node:assert/strict";
import { test } from "node:test";
import { directLink } from "../../web/js/link.js";

/** A socket that the test plays, and the events that its link told. */
function stage(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const listeners = new Map();
  const socket = { readyState: 0, sent: [], closed: 0 };
  globalThis.WebSocket = class {
    static OPEN = 1;
    constructor() {
      return Object.assign(socket, {
        addEventListener: (name, run) => listeners.set(name, run),
        send: (text) => socket.sent.push(JSON.parse(text)),
        close: () => (socket.closed += 1),
      });
    }
  };
  const told = [];
  const link = directLink("ws://x", null, {
    open: () => told.push("open"),
    message: (message) => told.push(message),
    close: (reason) => told.push(reason),
  });
  const say = (message) => listeners.get("message")({ data: JSON.stringify(message) });
  const open = () => {
    socket.readyState = 1;
    listeners.get("open")();
  };
  return { socket, told, link, say, open, listeners, tick: (ms) => context.mock.timers.tick(ms) };
}

test("a server that is silent is asked, and whatever it answers keeps the link", (context) => {
  const it = stage(context);
  it.open();
  for (const answer of [{ id: "there", result: { data: [] } }, { id: "there", error: { code: -32600, message: "Not initialized" } }]) {
    it.tick(25_000);
    assert.equal(it.socket.sent.pop().method, "thread/loaded/list");
    it.tick(7000);
    it.say(answer);
  }
  it.tick(20_000);
  // A message of the server is as good, and nobody is asked while it speaks.
  it.say({ method: "news", params: {} });
  it.tick(20_000);
  assert.deepEqual([it.socket.sent, it.told], [[], ["open", { method: "news", params: {} }]]);
});

test("a server that answers nothing has a dead link, which is told once", (context) => {
  const it = stage(context);
  it.open();
  it.tick(25_000);
  it.tick(8000);
  assert.deepEqual([it.told, it.socket.closed], [["open", "the server does not answer"], 1]);
  // What the dead socket says afterwards is not heard.
  it.say({ method: "late", params: {} });
  it.listeners.get("close")({ code: 1006, reason: "" });
  assert.equal(it.told.length, 2);
});

test("a reader who comes back has a dead link noticed at once, and a socket that never opens is given up", (context) => {
  const it = stage(context);
  it.link.check();
  assert.deepEqual(it.socket.sent, [], "it is not open");
  it.tick(15_000);
  assert.deepEqual(it.told, ["the server does not answer"]);
  context.mock.timers.reset();
  const other = stage(context);
  other.open();
  other.link.check();
  other.tick(8000);
  assert.equal(other.told.at(-1), "the server does not answer");
});
