import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { qrCode } from "../../web/js/qr.js";

test("codes are those of another encoder, with its masks and with the best one", () => {
  const vectors = JSON.parse(readFileSync(new URL("qr.vectors.json", import.meta.url), "utf8"));
  assert.ok(vectors.length > 10);
  for (const { text, mask, size, rows } of vectors) {
    const drawn = qrCode(text, mask);
    assert.equal(drawn.length, size);
    const hex = drawn.map((row) => BigInt(`0b${row.map((dark) => (dark ? 1 : 0)).join("")}`).toString(16));
    assert.deepEqual(hex, rows, `${text.length} characters, mask ${mask}`);
  }
});

test("a text that is too long is refused", () => {
  assert.throws(() => qrCode("x".repeat(900)), /too long/u);
});
