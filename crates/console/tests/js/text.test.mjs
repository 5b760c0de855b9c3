import assert from "node:assert/strict";
import { test } from "node:test";
import { blocks, diffLines, terminalText, visible } from "../../web/js/text.js";

test("characters that hide or reorder text are shown", () => {
  assert.equal(visible("rm \u202e-rf\u0007 a\u200bb\u007f"), "rm ⟨U+202E⟩-rf␇ a⟨U+200B⟩b␡");
  assert.equal(visible("a\tb\nc"), "a\tb\nc");
});

test("output reads as a terminal leaves it", () => {
  assert.equal(terminalText("\u001b[31mred\u001b[0m\n10 %\r100 %\r\nend"), "red\n100 %\nend");
  assert.equal(terminalText("\u001b]0;title\u0007x"), "␛]0;title␇x");
});

test("fences, headings, items, code and bold are found; the rest stays as it is", () => {
  const found = blocks("# Plan\n\nRun `make` **now**\nagain\n- one\n```sh\n# not a heading\n```\nafter");
  assert.deepEqual(found.map((it) => it.kind), ["heading", "paragraph", "item", "code", "paragraph"]);
  assert.deepEqual(found[1].spans.map((it) => it.kind), ["text", "code", "text", "strong", "text"]);
  assert.deepEqual(found[3], { kind: "code", language: "sh", text: "# not a heading" });
});

test("a fence that never ends holds the rest, as it does while it is streamed", () => {
  assert.deepEqual(blocks("```\na\n\nb"), [{ kind: "code", language: "", text: "a\n\nb" }]);
});

test("lines of a change are sorted", () => {
  assert.deepEqual(diffLines({ kind: { type: "update" }, diff: "@@ -1 +1 @@\n-a\n+b\n c\n" }).map((it) => it.kind), ["hunk", "remove", "add", "context"]);
  assert.deepEqual(diffLines({ kind: { type: "add" }, diff: "x\ny\n" }).map((it) => it.text), ["+x", "+y"]);
});
