// Draws the items of a conversation.

import { h } from "./dom.js";
import { blocks, diffLines, terminalText, visible } from "./text.js";

/** @typedef {import("./conversation.js").Entry} Entry */
/** @typedef {import("./conversation.js").Item} Item */

/** Of a long output the last so many characters are shown until all of it is asked for. */
const OUTPUT_SHOWN = 8_000;

/**
 * Draws an entry.
 * @param {Entry} entry
 * @returns {HTMLElement}
 */
export function drawEntry(entry) {
  const draw = ITEMS[entry.item.type] ?? other;
  const element = h("div", { className: `item ${entry.item.type}` }, ...draw(entry.item, entry.open));
  if (entry.open) element.setAttribute("aria-busy", "true");
  return element;
}

/** @typedef {(item: Item, open: boolean) => Node[]} Draw */

/** @type {Record<string, Draw>} */
const ITEMS = {
  userMessage: (item) => item.content.map(input),
  agentMessage: (item) => prose(item.text),
  plan: (item) => [h("h3", {}, "Plan"), ...prose(item.text)],
  reasoning: (item, open) => folded("Reasoning", item.summary.concat(item.content).flatMap(prose), open),
  commandExecution: command,
  fileChange: (item) => fileChange(item),
  mcpToolCall: (item) => toolCall(`${item.server} › ${item.tool}`, item),
  dynamicToolCall: (item) => toolCall(String(item.tool), item),
  webSearch: (item) => [line("Searched the web", item.query)],
  imageView: (item) => [line("Looked at", item.path)],
  contextCompaction: () => [line("Shortened the history", "")],
  enteredReviewMode: (item) => [line("Review begins", item.review)],
  exitedReviewMode: (item) => [h("h3", {}, "Review"), ...prose(item.review)],
  notice: (item) => [h("p", { className: `notice ${item.kind}` }, visible(item.text))],
};

/** @type {Draw} */
const other = (item) => folded(item.type, [pre(JSON.stringify(item, null, 2))], false);

/**
 * Draws one part of a user's message.
 * @param {any} part
 * @returns {Node}
 */
function input(part) {
  if (part.type === "text") return h("p", {}, visible(part.text));
  if (part.type === "image" && typeof part.url === "string" && part.url.startsWith("data:image/")) {
    return h("img", { src: part.url, alt: "Image in the message", loading: "lazy" });
  }
  return line(part.type, part.path ?? part.name ?? "");
}

/**
 * Draws prose, as far as it is Markdown.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
function prose(text) {
  return blocks(text).map((block) => {
    if (block.kind === "code") return h("pre", { className: "code", tabIndex: 0 }, h("code", {}, block.text));
    const tag = block.kind === "heading" ? "h3" : "p";
    return h(tag, { className: block.kind }, block.spans.map((span) => {
      if (span.kind === "code") return h("code", {}, span.text);
      return span.kind === "strong" ? h("strong", {}, span.text) : span.text;
    }));
  });
}

/** @type {Draw} */
function command(item, open) {
  const output = item.aggregatedOutput ?? "";
  const state = open && item.status === "inProgress" ? "running" : item.status;
  const exit = typeof item.exitCode === "number" && item.exitCode !== 0 ? `exit ${item.exitCode}` : "";
  const summary = h("summary", {}, h("code", {}, visible(item.command)), badge(state, exit || label(state)));
  const details = h("details", { open }, summary, h("p", { className: "path" }, visible(item.cwd)));
  if (output !== "") details.append(longOutput(terminalText(output)));
  return [details];
}

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
function longOutput(text) {
  const cut = text.length > OUTPUT_SHOWN;
  const shown = pre(cut ? text.slice(-OUTPUT_SHOWN) : text);
  if (!cut) return shown;
  const all = h("button", { type: "button", className: "quiet", onclick: () => {
    shown.textContent = text;
    all.remove();
  } }, `Show all ${text.length.toLocaleString()} characters`);
  return h("div", {}, all, shown);
}

/** @param {Item} item */
function fileChange(item) {
  const state = item.status;
  return item.changes.map((/** @type {any} */ change) => {
    const lines = diffLines(change);
    const added = lines.filter((it) => it.kind === "add").length;
    const removed = lines.filter((it) => it.kind === "remove").length;
    const moved = change.kind.move_path ? ` → ${visible(change.kind.move_path)}` : "";
    const summary = h("summary", {}, h("code", {}, visible(change.path) + moved),
      h("span", { className: "added" }, `+${added}`), h("span", { className: "removed" }, `−${removed}`), badge(state, label(state)));
    return h("details", { open: lines.length <= 40 }, summary, diff(lines));
  });
}

/** @param {import("./text.js").DiffLine[]} lines */
function diff(lines) {
  return h("pre", { className: "diff", tabIndex: 0 }, lines.map((it) => h("span", { className: it.kind }, `${it.text}\n`)));
}

/**
 * @param {string} name
 * @param {Item} item
 */
function toolCall(name, item) {
  const state = item.status;
  const result = item.result ?? item.error ?? item.contentItems;
  const summary = h("summary", {}, h("code", {}, visible(name)), badge(state, label(state)));
  const details = h("details", {}, summary, pre(visible(JSON.stringify(item.arguments ?? null, null, 2))));
  if (result) details.append(pre(visible(JSON.stringify(result, null, 2))));
  return [details];
}

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {boolean} open
 */
function folded(title, content, open) {
  return [h("details", { open }, h("summary", {}, title), ...content)];
}

/**
 * @param {string} what
 * @param {unknown} text
 */
function line(what, text) {
  return h("p", { className: "line" }, `${what} `, h("code", {}, visible(String(text ?? ""))));
}

/** @param {string} text */
function pre(text) {
  return h("pre", { className: "output", tabIndex: 0 }, text);
}

/**
 * @param {string} state
 * @param {string} text
 */
function badge(state, text) {
  return h("span", { className: `badge ${state}` }, text);
}

/** @param {string} state */
function label(state) {
  /** @type {Record<string, string>} */
  const labels = { inProgress: "waiting", running: "running", completed: "done", failed: "failed", declined: "declined" };
  return labels[state] ?? state;
}
