// Puts the page together.

import { App } from "./app.js";
import { announce, byId, h } from "./dom.js";
import { directLink } from "./link.js";
import { listView } from "./list-view.js";
import { startView } from "./start-view.js";
import { threadView } from "./thread-view.js";

const TOKEN_KEY = "turnhost.token";

/** Returns the token that the link of this page brought, or that an earlier one did. */
function token() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given !== null) {
    localStorage.setItem(TOKEN_KEY, given);
    history.replaceState(null, "", location.pathname);
  }
  return localStorage.getItem(TOKEN_KEY);
}

/** Returns the address of the server's websocket: the folder that the console lies in. */
function address() {
  const url = new URL("../", location.href);
  url.hash = "";
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

const bearer = token();
const banner = h("div", { className: "banner", role: "status" });
const toast = h("div", { className: "toast", role: "alert", hidden: true });

/** @param {string} text */
function problem(text) {
  toast.textContent = text;
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), 8000);
}

const app = new App((events) => directLink(address(), bearer, events), {
  presence: () => drawPresence(),
  list: () => list.draw(),
  entry: (key) => thread.entry(key),
  conversation: () => {
    thread.conversation();
    list.draw();
    document.body.classList.toggle("reading", app.conversation !== null);
  },
  problem,
  attention: (it, what) => attention(it, what),
});

/** @param {string} threadId */
function open(threadId) {
  location.hash = `thread=${threadId}`;
}

const list = listView(app, { open, create: () => start.show() });
const thread = threadView(app, { back: () => (location.hash = ""), problem });
const start = startView(app, { started: open, problem });

function drawPresence() {
  banner.hidden = app.presence === "online";
  const retry = h("button", { type: "button", className: "quiet", onclick: () => app.retryNow() }, "Try now");
  banner.replaceChildren(app.presence === "connecting" ? "Connecting…" : `Offline: ${app.why}. `, ...(app.presence === "offline" ? [retry] : []));
  announce(app.presence === "online" ? "Connected" : `The server is ${app.presence}`);
}

/** Follows the address of the page. */
function route() {
  const threadId = new URLSearchParams(location.hash.slice(1)).get("thread");
  if (threadId === null) app.leave();
  else if (app.conversation?.thread.id !== threadId) app.select(threadId).catch((error) => problem(String(error.message)));
}

/**
 * Tells a reader who looks elsewhere that a thread wants something.
 * @param {any} it
 * @param {string} what
 */
function attention(it, what) {
  if (document.visibilityState === "visible" || typeof Notification !== "function" || Notification.permission !== "granted") return;
  const notification = new Notification(what, { body: it.name || it.preview || "", tag: it.id });
  notification.addEventListener("click", () => {
    window.focus();
    open(it.id);
  });
}

byId("app").replaceChildren(banner, h("div", { className: "panes" }, list.element, thread.element), start.element, toast);
thread.conversation();
list.draw();
drawPresence();
addEventListener("hashchange", route);
addEventListener("online", () => app.retryNow());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && app.presence === "offline") app.retryNow();
});
document.addEventListener("pointerdown", () => {
  if (typeof Notification === "function" && Notification.permission === "default") void Notification.requestPermission();
}, { once: true });
app.open();
route();
if ("serviceWorker" in navigator && isSecureContext) void keepPages();

/** Registers the service worker; the page's policy wants its address from a named place. */
async function keepPages() {
  /** @type {{ createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } } | undefined} */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const worker = "service-worker.js";
  const url = types?.createPolicy("console", { createScriptURL: () => worker }).createScriptURL(worker) ?? worker;
  await navigator.serviceWorker.register(url).catch(() => {});
}
