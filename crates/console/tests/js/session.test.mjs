import assert from "node:assert/strict";
import { test } from "node:test";
import { Disconnected, ServerError, Session } from "../../web/js/session.js";

/** A server on the other end of each link, played by the test. */
function stage() {
  const links = [];
  const seen = { presence: [], notifications: [], requests: [], resumed: [], begun: 0 };
  const timers = [];
  const connect = (events) => {
    const link = { events, sent: [], send: (message) => link.sent.push(message), close: () => events.close("closed") };
    links.push(link);
    return link;
  };
  const session = new Session(connect, {
    presence: (presence) => seen.presence.push(presence),
    begun: () => (seen.begun += 1),
    notification: (method, params) => seen.notifications.push([method, params]),
    request: (request) => seen.requests.push(request),
    resumed: (threadId, answer) => seen.resumed.push([threadId, answer]),
  }, { after: (ms, run) => timers.push({ ms, run }), cancel: () => {} });
  return { links, seen, session, timers };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function online({ links, session }) {
  session.open();
  await greet(links.at(-1));
}

async function greet(link) {
  link.events.open();
  const first = link.sent[0];
  assert.equal(first.method, "initialize");
  assert.equal(first.params.capabilities.turnhost.eventSequence, true);
  link.events.message({ id: first.id, result: {} });
  await settled();
}

test("calls wait for the connection and get their answers", async () => {
  const it = stage();
  const list = it.session.call("thread/list", {});
  await online(it);
  const { id } = it.links[0].sent.find((message) => message.method === "thread/list");
  it.links[0].events.message({ id, result: { data: [] } });
  assert.deepEqual(await list, { data: [] });
});

test("an error keeps its code and data", async () => {
  const it = stage();
  await online(it);
  const call = it.session.call("thread/read", {});
  it.links[0].events.message({ id: it.links[0].sent.at(-1).id, error: { code: -32600, message: "no", data: { kind: "x" } } });
  await assert.rejects(call, (error) => error instanceof ServerError && error.code === -32600 && error.data.kind === "x");
});

test("a broken connection is made anew, and threads go on after the last notification seen", async () => {
  const it = stage();
  await online(it);
  const followed = it.session.follow("a");
  it.links[0].events.message({ id: it.links[0].sent.at(-1).id, result: { thread: { id: "a" }, turnhost: { seq: 4, replayed: false } } });
  await followed;
  it.links[0].events.message({ method: "turn/started", params: { threadId: "a" }, seq: 5 });
  it.links[0].events.close("gone");
  assert.equal(it.timers.length, 1);
  it.timers[0].run();
  await greet(it.links[1]);
  const resume = it.links[1].sent.find((message) => message.method === "thread/resume");
  assert.deepEqual(resume.params, { threadId: "a", turnhost: { afterSeq: 5 } });
  it.links[1].events.message({ id: resume.id, result: { thread: { id: "a" }, turnhost: { seq: 7, replayed: true } } });
  for (const seq of [5, 6, 7]) it.links[1].events.message({ method: "item/started", params: { threadId: "a" }, seq });
  await settled();
  assert.deepEqual(it.seen.notifications.map(([method]) => method), ["turn/started", "item/started", "item/started"]);
  assert.deepEqual(it.seen.presence, ["connecting", "online", "offline", "connecting", "online"]);
});

test("what may not be repeated is rejected, the rest is asked again", async () => {
  const it = stage();
  await online(it);
  const start = it.session.call("turn/start", {});
  const list = it.session.call("thread/list", {}, { repeatable: true });
  it.links[0].events.close("gone");
  await assert.rejects(start, Disconnected);
  it.timers[0].run();
  await greet(it.links[1]);
  const { id } = it.links[1].sent.find((message) => message.method === "thread/list");
  it.links[1].events.message({ id, result: 1 });
  assert.equal(await list, 1);
  assert.ok(!it.links[1].sent.some((message) => message.method === "turn/start"));
});

test("attempts wait longer and longer, up to a bound", () => {
  const it = stage();
  it.session.open();
  for (let attempt = 0; attempt < 8; attempt += 1) {
    it.links.at(-1).events.close("refused");
    it.timers.at(-1).run();
  }
  const waits = it.timers.map((timer) => timer.ms);
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
});

test("a closed session stays closed", () => {
  const it = stage();
  it.session.open();
  it.session.close();
  it.session.open();
  assert.equal(it.links.length, 1);
  assert.equal(it.timers.length, 0);
});

test("a pause rejects nothing and begins nothing anew", async () => {
  const it = stage();
  await online(it);
  const start = it.session.call("turn/start", {});
  it.links[0].events.paused("no network");
  const list = it.session.call("thread/list", {});
  it.links[0].events.paused(null);
  for (const { id } of it.links[0].sent.slice(-2)) it.links[0].events.message({ id, result: id });
  assert.deepEqual([typeof (await start), typeof (await list)], ["number", "number"]);
  assert.deepEqual(it.seen.presence, ["connecting", "online", "paused", "online"]);
  assert.deepEqual([it.seen.begun, it.links.length], [1, 1]);
});

test("a message that does not go is the caller's, and the session goes on", async () => {
  const it = stage();
  await online(it);
  const { send } = it.links[0];
  it.links[0].send = () => {
    throw new Error("too long");
  };
  await assert.rejects(it.session.call("turn/start", {}), /too long/u);
  it.links[0].send = send;
  const list = it.session.call("thread/list", {});
  it.links[0].events.message({ id: it.links[0].sent.at(-1).id, result: { data: [] } });
  assert.deepEqual(await list, { data: [] });
});
