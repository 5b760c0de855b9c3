// Puts the page of one server together: the list, the thread that is open, and the banner.

import { App } from "./app.js";
import { announce, fill, h } from "./dom.js";
import { listView } from "./list-view.js";
import { pairView } from "./pair-view.js";
import { isWoken } from "./push.js";
import { startView } from "./start-view.js";
import { threadView } from "./thread-view.js";

/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./link.js").LinkEvents} LinkEvents */

/** How long a problem is shown, in milliseconds. */
const PROBLEM_MS = 8000;

/**
 * Makes the page of a server.
 * @param {(events: LinkEvents) => Link} connect
 * @param {{ address: (threadId: string | null) => string, warning?: string, machine?: { name: string, leave: () => void } }} place `address` is the part behind `#` that names a thread
 */
export function consolePage(connect, { address, warning, machine }) {
  /** @param {string | null} threadId */
  const show = (threadId) => (location.hash = address(threadId));
  const banner = h("div", { className: "banner", role: "status" });
  const toast = h("div", { className: "toast", role: "alert", hidden: true });
  /** @param {string} text */
  const problem = (text) => {
    toast.textContent = text;
    toast.hidden = false;
    setTimeout(() => (toast.hidden = true), PROBLEM_MS);
  };
  const app = new App(connect, {
    presence: () => drawPresence(),
    list: () => list.draw(),
    entry: (key) => thread.entry(key),
    conversation: () => {
      thread.conversation();
      list.draw();
      nothing.hidden = app.conversation !== null;
      document.body.classList.toggle("reading", app.conversation !== null);
    },
    problem,
    attention: (it, what) => void notify(it, what, address(it.id)).catch((error) => problem(String(error.message))),
  });
  const list = listView(app, { open: show, create: () => start.show(), pair: () => void pairing.show() }, machine);
  const thread = threadView(app, { back: () => show(null), problem });
  const nothing = h("p", { className: "nothing" }, "Choose a thread, or start one.");
  const pairing = pairView(app);
  const start = startView(app, { started: show, problem });

  function drawPresence() {
    const retry = h("button", { type: "button", className: "quiet", onclick: () => app.retryNow() }, "Try now");
    banner.hidden = app.presence === "online" && !warning;
    if (app.presence === "online") fill(banner, warning);
    else if (app.presence === "connecting") fill(banner, "Connecting…");
    else fill(banner, `Offline: ${app.why}. `, retry);
    announce(app.presence === "online" ? "Connected" : app.presence === "connecting" ? "Connecting" : "Offline");
  }

  const back = () => app.retryNow();
  const seen = () => {
    if (document.visibilityState === "visible") app.retryNow();
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, dialog[open]") !== null;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") list.search.focus();
    else if (event.key === "n") start.show();
    else return;
    event.preventDefault();
  };
  addEventListener("online", back);
  addEventListener("keydown", key);
  document.addEventListener("visibilitychange", seen);
  thread.conversation();
  list.draw();
  drawPresence();
  app.open();
  return {
    element: h("div", { className: "page" }, banner, h("div", { className: "panes" }, list.element, thread.element, nothing), start.element, pairing.element, toast),
    /** @param {string | null} threadId */
    route: (threadId) => {
      if (threadId === null) app.leave();
      else if (app.conversation?.thread.id !== threadId) app.select(threadId).catch((error) => problem(String(error.message)));
    },
    close: () => {
      removeEventListener("online", back);
      removeEventListener("keydown", key);
      document.removeEventListener("visibilitychange", seen);
      app.close();
    },
  };
}

/**
 * Tells a reader who looks elsewhere that a thread wants something, unless a relay does.
 * @param {any} thread
 * @param {string} what
 * @param {string} address the part behind `#` that opens the thread
 */
async function notify(thread, what, address) {
  if (document.visibilityState === "visible" || typeof Notification !== "function" || Notification.permission !== "granted") return;
  if (await isWoken()) return;
  const body = thread.name || thread.preview || "";
  // Browsers of phones let no page show one, only its worker.
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) {
    await worker.showNotification(what, { body, tag: thread.id, icon: "icon.svg", data: { address } });
    return;
  }
  const notification = new Notification(what, { body, tag: thread.id });
  notification.addEventListener("click", () => {
    window.focus();
    location.hash = address;
  });
}
