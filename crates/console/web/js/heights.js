// Sums of row heights that change one at a time: a Fenwick tree, so that the
// place of any row among ten thousand costs fourteen steps.

export class Heights {
  #estimate;
  /** @type {number[]} */
  #heights = [];
  /** @type {number[]} */
  #tree = [0];

  /** @param {number} estimate height of a row that was never measured, in pixels */
  constructor(estimate) {
    this.#estimate = estimate;
  }

  get length() {
    return this.#heights.length;
  }

  /** Returns the height of all rows. */
  get total() {
    return this.before(this.#heights.length);
  }

  /**
   * Keeps the first rows and adds or drops others until there are so many.
   * @param {number} length
   */
  resize(length) {
    if (length < this.#heights.length) {
      this.#heights.length = length;
      this.#tree.length = length + 1;
    }
    while (this.#heights.length < length) {
      this.#heights.push(this.#estimate);
      const at = this.#heights.length;
      const first = at - (at & -at);
      this.#tree[at] = this.before(at - 1) - this.before(first) + this.#estimate;
    }
  }

  /**
   * Sets the height of a row. Returns true if it was another.
   * @param {number} index
   * @param {number} height
   */
  set(index, height) {
    const old = this.#heights[index];
    if (old === undefined || old === height) return false;
    this.#heights[index] = height;
    for (let at = index + 1; at < this.#tree.length; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + height - old;
    return true;
  }

  /**
   * Returns the height of the rows before one.
   * @param {number} index
   */
  before(index) {
    let sum = 0;
    for (let at = index; at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return sum;
  }

  /**
   * Returns the row at a distance from the top; the last one if it lies beyond.
   * @param {number} offset
   */
  at(offset) {
    let index = 0;
    let rest = offset;
    let step = 1;
    while (step * 2 <= this.#heights.length) step *= 2;
    for (; step > 0; step = step >> 1) {
      const next = index + step;
      const sum = this.#tree[next];
      if (sum !== undefined && next <= this.#heights.length && sum <= rest) {
        index = next;
        rest -= sum;
      }
    }
    return Math.min(index, Math.max(0, this.#heights.length - 1));
  }
}
