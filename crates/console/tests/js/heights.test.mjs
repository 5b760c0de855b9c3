import assert from "node:assert/strict";
import { test } from "node:test";
import { Heights } from "../../web/js/heights.js";

/** A small generator, so that a failure can be repeated (Numerical Recipes' constants). */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

test("sums and places equal those of a plain list, whatever is done", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const next = random(seed);
    const heights = new Heights(10);
    let plain = [];
    for (let step = 0; step < 200; step += 1) {
      if (next(3) === 0) {
        const length = next(60);
        heights.resize(length);
        plain = Array.from({ length }, (_, at) => plain[at] ?? 10);
      } else if (plain.length > 0) {
        const at = next(plain.length);
        const height = 1 + next(40);
        heights.set(at, height);
        plain[at] = height;
      }
      const index = next(plain.length + 1);
      const sum = plain.slice(0, index).reduce((all, it) => all + it, 0);
      assert.equal(heights.before(index), sum, `seed ${seed}`);
      if (index < plain.length) assert.equal(heights.at(sum), index, `seed ${seed}`);
    }
  }
});
