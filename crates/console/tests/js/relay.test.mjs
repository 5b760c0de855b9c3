import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, toBase64 } from "../../web/js/base64.js";
import { fits, readPairingCode } from "../../web/js/relay.js";
import { Stream } from "../../web/js/stream.js";

test("pairing codes are read from links and from what people type", () => {
  const linked = { code: "ABCD-EF12", hostKey: "k", secret: "s" };
  assert.deepEqual(readPairingCode("https://relay.example/#pair=ABCD-EF12&key=k&secret=s"), linked);
  assert.deepEqual(readPairingCode("pair=ABCD-EF12&key=k&secret=s"), linked);
  assert.deepEqual(readPairingCode(" abcd-ef12 0123-4567-89ab-cdef "), { code: "ABCD-EF12", hostKey: null, secret: "0123-4567-89AB-CDEF" });
  assert.deepEqual(readPairingCode("ABCD-EF12"), { code: "ABCD-EF12", hostKey: null, secret: null });
  for (const wrong of ["", "ABCD", "ABCD-EF12-0123", "ABC-DEF1", "ABCD EF1!"]) assert.equal(readPairingCode(wrong), null, wrong);
});

test("a relay cannot swap a machine's key, nor say that it has none", () => {
  const code = (hostKey, secret) => ({ code: "A", hostKey, secret });
  assert.ok(fits(code("k", "s"), "k") && fits(code(null, "s"), "k") && fits(code(null, null), null));
  for (const [hostKey, secret, named] of [["k", "s", "other"], ["k", "s", null], [null, "s", null], ["k", null, null]]) {
    assert.ok(!fits(code(hostKey, secret), named), `${hostKey} ${secret} ${named}`);
  }
});

test("base64 of many bytes comes back", () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, at) => at % 251);
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
});

test("large messages travel in pieces and come together again", () => {
  const taken = [];
  const other = new Stream(() => {}, (message) => taken.push(message));
  const sent = [];
  const one = new Stream((frame) => sent.push(frame), () => {});
  one.attach(0);
  const large = { text: "ü".repeat(150_000) };
  for (const message of [{ a: 1 }, large, { b: 2 }]) one.send(message);
  assert.ok(sent.length > 4);
  assert.ok(sent.every((frame) => JSON.stringify(frame).length < 140 << 10));
  // A frame that comes twice is dropped, as after a lost socket.
  for (const frame of [...sent, ...sent]) other.receive(frame);
  assert.deepEqual(taken, [{ a: 1 }, large, { b: 2 }]);
});

test("what came is acknowledged after enough of it, once", () => {
  const sent = [];
  const stream = new Stream((frame) => sent.push(frame), () => {});
  stream.attach(0);
  for (let seq = 1; seq <= 70; seq += 1) stream.receive({ type: "message", seq, message: {} });
  assert.deepEqual(sent, [{ type: "ack", seq: 64 }]);
  stream.acknowledge();
  stream.acknowledge();
  assert.deepEqual(sent.slice(1), [{ type: "ack", seq: 70 }]);
});

test("a missing piece is an error", () => {
  const stream = new Stream(() => {}, () => {});
  stream.receive({ type: "chunk", seq: 1, segment: 0, segments: 3, bytes: 3, data: "YQ==" });
  assert.throws(() => stream.receive({ type: "chunk", seq: 1, segment: 2, segments: 3, bytes: 3, data: "YQ==" }));
});

test("a stream goes on over the next socket", () => {
  const sent = [];
  const taken = [];
  const stream = new Stream((frame) => sent.push(frame), (message) => taken.push(message));
  const seqs = () => sent.splice(0).map((frame) => `${frame.type} ${frame.seq}`);
  stream.send({ n: 1 });
  assert.deepEqual(seqs(), [], "there is no socket yet");
  stream.attach(0);
  stream.send({ n: 2 });
  assert.deepEqual(seqs(), ["message 1", "message 2"]);
  stream.acknowledged(1);
  stream.receive({ type: "message", seq: 4, message: "a" });
  // Lost in the middle of a large message.
  stream.receive({ type: "chunk", seq: 6, segment: 0, segments: 2, bytes: 3, data: "Ig==" });
  stream.detach();
  stream.send({ n: 3 });
  stream.acknowledge();
  assert.deepEqual(seqs(), []);
  assert.equal(stream.taken, 4);
  stream.attach(1);
  assert.deepEqual(seqs(), ["message 2", "message 3"]);
  stream.receive({ type: "message", seq: 4, message: "a" });
  for (const [segment, data] of [[0, "Ig=="], [1, "YiI="]]) stream.receive({ type: "chunk", seq: 6, segment, segments: 2, bytes: 3, data });
  assert.deepEqual(taken, ["a", "b"]);
  stream.acknowledge();
  assert.deepEqual(seqs(), ["ack 6"]);
  assert.throws(() => stream.acknowledged(9));
});
