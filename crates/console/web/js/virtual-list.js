// A list of which only the rows in view are in the page. It stays at the end
// while the reader is there, and where the reader is otherwise.

import { h } from "./dom.js";
import { Heights } from "./heights.js";

/** Rows kept above and below the view. */
const OVERSCAN = 6;

/** How near to the end counts as the end, in pixels. */
const END_SLACK = 48;

/**
 * @template T
 * @typedef {object} Rows
 * @property {() => readonly T[]} items
 * @property {(item: T) => string} key
 * @property {(item: T) => HTMLElement} render
 */

/** @template T */
export class VirtualList {
  #rows;
  #heights = new Heights(72);
  #content = h("div", { className: "rows", role: "feed", "aria-label": "Conversation" });
  /** @type {Map<string, { element: HTMLElement, index: number }>} */
  #shown = new Map();
  #isAtEnd = true;
  /** Where the list was at the last scroll or drawing. */
  #lastTop = 0;
  #frame = 0;
  #observer;
  element;

  /** @param {Rows<T>} rows */
  constructor(rows) {
    this.#rows = rows;
    this.element = h("div", { className: "scroller", tabIndex: 0 }, this.#content);
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#observer = new ResizeObserver((entries) => this.#measured(entries));
    this.#observer.observe(this.element);
  }

  /** Ends the watching of sizes. */
  dispose() {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Draws what was added, in the next frame. */
  update() {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /**
   * Draws a row anew whose item changed.
   * @param {string} key
   */
  refresh(key) {
    const shown = this.#shown.get(key);
    if (shown) {
      const item = this.#rows.items()[shown.index];
      if (item !== undefined) this.#replace(shown, item);
    }
    this.update();
  }

  /** Draws all rows anew. */
  reset() {
    for (const { element } of this.#shown.values()) this.#remove(element);
    this.#shown.clear();
    this.#heights = new Heights(72);
    this.#isAtEnd = true;
    this.update();
  }

  toEnd() {
    this.#isAtEnd = true;
    this.update();
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    // Rows that grow move the end away, which is not the reader's doing: only a way up is.
    if (scrollTop + clientHeight >= scrollHeight - END_SLACK) this.#isAtEnd = true;
    else if (scrollTop < this.#lastTop) this.#isAtEnd = false;
    this.#lastTop = scrollTop;
    this.update();
  }

  #draw() {
    this.#frame = 0;
    const items = this.#rows.items();
    this.#heights.resize(items.length);
    this.#content.style.height = `${this.#heights.total}px`;
    if (this.#isAtEnd) this.element.scrollTop = this.element.scrollHeight;
    const top = this.element.scrollTop;
    this.#lastTop = top;
    const first = Math.max(0, this.#heights.at(top) - OVERSCAN);
    const last = Math.min(items.length - 1, this.#heights.at(top + this.element.clientHeight) + OVERSCAN);
    /** @type {Set<string>} */
    const wanted = new Set();
    for (let index = first; index <= last; index += 1) {
      const item = items[index];
      if (item === undefined) continue;
      wanted.add(this.#rows.key(item));
      this.#show(item, index, items.length);
    }
    for (const [key, { element }] of this.#shown) {
      if (wanted.has(key)) continue;
      this.#remove(element);
      this.#shown.delete(key);
    }
  }

  /**
   * @param {T} item
   * @param {number} index
   * @param {number} count
   */
  #show(item, index, count) {
    const key = this.#rows.key(item);
    let shown = this.#shown.get(key);
    if (!shown) {
      const element = h("article", { className: "row" }, this.#rows.render(item));
      shown = { element, index };
      this.#shown.set(key, shown);
      this.#insert(element, index);
      this.#observer.observe(element);
    }
    shown.index = index;
    shown.element.style.transform = `translateY(${this.#heights.before(index)}px)`;
    shown.element.dataset.index = String(index);
    shown.element.setAttribute("aria-posinset", String(index + 1));
    shown.element.setAttribute("aria-setsize", String(count));
  }

  /**
   * Keeps the order of the page the order of the list, for the keyboard and for screen readers.
   * @param {HTMLElement} element
   * @param {number} index
   */
  #insert(element, index) {
    const after = [...this.#content.children].find((it) => Number(/** @type {HTMLElement} */ (it).dataset.index) > index);
    this.#content.insertBefore(element, after ?? null);
  }

  /**
   * @param {{ element: HTMLElement }} shown
   * @param {T} item
   */
  #replace(shown, item) {
    const open = new Set([...shown.element.querySelectorAll("details")].map((it, at) => (it.open ? at : -1)));
    shown.element.replaceChildren(this.#rows.render(item));
    shown.element.querySelectorAll("details").forEach((it, at) => {
      if (open.has(at)) it.open = true;
    });
  }

  /** @param {HTMLElement} element */
  #remove(element) {
    this.#observer.unobserve(element);
    element.remove();
  }

  /** @param {ResizeObserverEntry[]} entries */
  #measured(entries) {
    let changed = false;
    let above = 0;
    for (const { target } of entries) {
      if (target === this.element) changed = true;
      const index = Number(/** @type {HTMLElement} */ (target).dataset.index ?? -1);
      if (index < 0 || index >= this.#heights.length) continue;
      const height = Math.ceil(target.getBoundingClientRect().height);
      const old = this.#heights.before(index + 1) - this.#heights.before(index);
      if (!this.#heights.set(index, height)) continue;
      changed = true;
      if (this.#heights.before(index) < this.element.scrollTop) above += height - old;
    }
    if (!changed) return;
    if (!this.#isAtEnd && above !== 0) this.element.scrollTop += above;
    this.update();
  }
}
