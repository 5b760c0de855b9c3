// Draws the list of threads.

import { fill, h } from "./dom.js";
import { ago, visible } from "./text.js";

/** @typedef {import("./app.js").App} App */

/**
 * @param {App} app
 * @param {{ open: (threadId: string) => void, create: () => void, pair: () => void }} actions
 * @param {{ name: string, leave: () => void }} [machine] the one behind a relay that the threads are of
 */
export function listView(app, actions, machine) {
  const threads = h("ul", { className: "threads" });
  const more = h("button", { type: "button", className: "quiet", onclick: () => void app.more() }, "Show more");
  const search = h("input", { type: "search", placeholder: "Search", "aria-label": "Search threads", title: "Search names and messages ( / )", oninput: debounced(() => {
    app.search = search.value;
    void app.refresh();
  }) });
  const archived = h("input", { type: "checkbox", onchange: () => {
    app.archived = archived.checked;
    void app.refresh();
  } });
  const element = h("nav", { className: "list", "aria-label": "Threads" },
    machine && h("div", { className: "machine" },
      h("button", { type: "button", className: "quiet", "aria-label": "Back to the machines", onclick: machine.leave }, "‹"),
      h("h1", {}, visible(machine.name))),
    h("div", { className: "tools" }, search, h("button", { type: "button", className: "yes", title: "New thread ( n )", onclick: actions.create }, "New")),
    threads, more,
    h("label", { className: "choice" }, archived, "Archived"),
    h("button", { type: "button", className: "quiet", onclick: actions.pair }, "Pair a device…"));
  const draw = () => {
    fill(threads, app.threads.map((thread) => row(app, thread, actions.open)));
    if (app.threads.length === 0) fill(threads, h("li", { className: "empty" }, app.search ? "Nothing found." : "No threads yet."));
    more.hidden = app.nextCursor === null;
  };
  return { element, draw, search };
}

/**
 * @param {App} app
 * @param {any} thread
 * @param {(threadId: string) => void} open
 */
function row(app, thread, open) {
  const isOpen = app.conversation?.thread.id === thread.id;
  const unread = !isOpen && app.readStates.get(thread.id)?.firstUnread ? "unread" : "";
  const [state, words] = stateOf(thread);
  const title = visible(thread.name || thread.preview || "New thread");
  return h("li", {}, h("button", { type: "button", className: `thread ${unread}`, "aria-current": isOpen ? "true" : undefined, onclick: () => open(thread.id) },
    h("span", { className: `dot ${state}`, title: words }),
    h("span", { className: "title" }, title),
    thread.snippet && h("span", { className: "meta snippet" }, visible(thread.snippet)),
    h("span", { className: "meta" }, `${words}${unread ? " · unread" : ""} · ${ago(thread.updatedAt, Date.now())} · ${visible(folder(thread.cwd))}`)));
}

/**
 * @param {any} thread
 * @returns {[string, string]}
 */
export function stateOf(thread) {
  const { type, activeFlags } = thread.status ?? { type: "notLoaded" };
  if (type === "active") return activeFlags?.length > 0 ? ["waiting", "waiting for you"] : ["busy", "working"];
  return type === "systemError" ? ["error", "failed"] : ["idle", "idle"];
}

/** @param {string} path */
function folder(path) {
  return path.split("/").at(-1) || path;
}

/** @param {() => void} run */
function debounced(run) {
  /** @type {any} */
  let timer = null;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  };
}
