import assert from "node:assert/strict";
import { test } from "node:test";
import { Conversation } from "../../web/js/conversation.js";

const started = (item, turnId = "t1") => ({ turnId, item });

function conversation() {
  const it = new Conversation({ id: "a", status: { type: "idle" } });
  it.load({ thread: { id: "a", status: { type: "idle" }, turns: [] }, model: "m" });
  return it;
}

test("text grows by deltas and is replaced by the completed item", () => {
  const it = conversation();
  it.apply("turn/started", { turn: { id: "t1" } });
  it.apply("item/started", started({ type: "agentMessage", id: "m1", text: "" }));
  assert.equal(it.apply("item/agentMessage/delta", { itemId: "m1", delta: "Hel" }), "m1");
  it.apply("item/agentMessage/delta", { itemId: "m1", delta: "lo" });
  assert.equal(it.entry("m1").item.text, "Hello");
  it.apply("item/completed", started({ type: "agentMessage", id: "m1", text: "Hello!" }));
  assert.deepEqual([it.entries.length, it.entry("m1").item.text, it.entry("m1").open], [1, "Hello!", false]);
});

test("reasoning parts are kept apart by their index", () => {
  const it = conversation();
  it.apply("item/started", started({ type: "reasoning", id: "r", summary: [], content: [] }));
  it.apply("item/reasoning/summaryTextDelta", { itemId: "r", summaryIndex: 1, delta: "b" });
  it.apply("item/reasoning/summaryTextDelta", { itemId: "r", summaryIndex: 0, delta: "a" });
  assert.deepEqual(it.entry("r").item.summary, ["a", "b"]);
});

test("a turn that ends closes what stayed open, but for background commands", () => {
  const it = conversation();
  it.apply("turn/started", { turn: { id: "t1" } });
  it.apply("item/started", started({ type: "agentMessage", id: "m", text: "" }));
  it.apply("item/started", started({ type: "commandExecution", id: "c", aggregatedOutput: null }));
  it.apply("turn/completed", { turn: { id: "t1", status: "interrupted" } });
  assert.deepEqual([it.entry("m").open, it.entry("c").open, it.turnId], [false, true, null]);
  assert.equal(it.entries.at(-1).item.text, "Interrupted");
  it.apply("item/commandExecution/outputDelta", { itemId: "c", delta: "late" });
  assert.equal(it.entry("c").item.aggregatedOutput, "late");
});

test("a delta of an unknown item changes nothing", () => {
  assert.equal(conversation().apply("item/agentMessage/delta", { itemId: "x", delta: "?" }), null);
});

test("a resumed thread shows its running turn", () => {
  const it = conversation();
  const turn = { id: "t2", status: "inProgress", items: [{ type: "userMessage", id: "u", content: [], completedAtMs: 1 }] };
  it.load({ thread: { id: "a", status: { type: "active", activeFlags: [] }, turns: [turn] } });
  assert.deepEqual([it.turnId, it.isBusy, it.entries.length], ["t2", true, 1]);
});

test("questions are open until the server says that they are settled", () => {
  const it = conversation();
  it.ask({ id: 0, method: "item/fileChange/requestApproval", params: {} });
  it.apply("serverRequest/resolved", { requestId: 0 });
  assert.equal(it.requests.size, 0);
});
