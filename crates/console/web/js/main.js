// Starts the page: that of one server, or of the machines behind a relay.

import { byId } from "./dom.js";
import { consolePage } from "./console-page.js";
import { inviteView } from "./invite-view.js";
import { directLink } from "./link.js";
import { machinesView } from "./machines-view.js";
import { relayLink } from "./relay.js";

/** @typedef {ReturnType<typeof consolePage>} Page */
/** @typedef {import("./relay.js").Machine} Machine */

const TOKEN_KEY = "turnhost.token";

/** A server serves the console below this folder, a relay at its root. */
const FOLDER = "/console/";

/** The part of the address behind `#`. */
function fragment() {
  return new URLSearchParams(location.hash.slice(1));
}

/** Serves the page of the server that it came from. */
function direct() {
  const given = fragment().get("token");
  if (given !== null) {
    localStorage.setItem(TOKEN_KEY, given);
    history.replaceState(null, "", location.pathname);
  }
  const url = new URL("../", location.href);
  url.hash = "";
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const token = localStorage.getItem(TOKEN_KEY);
  const page = consolePage((events) => directLink(url.href, token, events), {
    address: (threadId) => (threadId === null ? "" : `thread=${threadId}`),
  });
  byId("app").replaceChildren(page.element);
  const route = () => page.route(fragment().get("thread"));
  addEventListener("hashchange", route);
  route();
}

/** Serves the machines behind the relay that the page came from. */
function overRelay() {
  /** @type {{ id: string, page: Page } | null} */
  let current = null;
  const view = machinesView((machine) => (location.hash = `machine=${machine.id}`));
  let routes = 0;
  const route = async () => {
    routes += 1;
    const turn = routes;
    const asked = fragment();
    const machineId = asked.get("machine");
    if (machineId !== null && current?.id === machineId) {
      current.page.route(asked.get("thread"));
      return;
    }
    current?.page.close();
    current = null;
    const invite = asked.get("invite");
    byId("app").replaceChildren(invite === null ? view.element : inviteView(invite));
    if (invite !== null) return;
    document.body.classList.remove("reading");
    if (asked.has("pair")) {
      // The secret leaves the address, and so the history.
      view.offer(asked.toString());
      history.replaceState(null, "", location.pathname);
    }
    const found = await view.draw();
    // The address changed meanwhile, and is followed by whom that called.
    if (turn !== routes) return;
    const machine = found.find((it) => it.id === machineId);
    if (!machine) return;
    current = { id: machine.id, page: machinePage(machine) };
    byId("app").replaceChildren(current.page.element);
    current.page.route(asked.get("thread"));
  };
  const attempt = () => void route().catch((error) => view.problem(String(error.message)));
  addEventListener("hashchange", attempt);
  attempt();
}

/** @param {Machine} machine */
function machinePage(machine) {
  return consolePage((events) => relayLink(machine, events), {
    machine: { name: machine.name, leave: () => (location.hash = "") },
    address: (threadId) => `machine=${machine.id}${threadId === null ? "" : `&thread=${threadId}`}`,
    ...(machine.hostKey === null ? { warning: "This machine does not encrypt end to end: the relay can read along." } : {}),
  });
}

/** Registers the service worker; the page's policy wants its address from a named place. */
async function keepPages() {
  /** @type {{ createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } } | undefined} */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const worker = "service-worker.js";
  const url = types?.createPolicy("console", { createScriptURL: () => worker }).createScriptURL(worker) ?? worker;
  await navigator.serviceWorker.register(url).catch(() => {});
}

if (location.pathname.endsWith(FOLDER)) direct();
else overRelay();
document.addEventListener("pointerdown", () => {
  if (typeof Notification === "function" && Notification.permission === "default") void Notification.requestPermission();
}, { once: true });
if ("serviceWorker" in navigator && isSecureContext) void keepPages();
