// Keeps the pages of the console, so that it opens without a network. Never
// keeps what the server says. Shows that a machine waits when a relay wakes the browser.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = "turnhost-console";
const PAGES = [
  "./",
  "console.css",
  "icon.svg",
  "js/app.js",
  "js/approvals.js",
  "js/base64.js",
  "js/console-page.js",
  "js/conversation.js",
  "js/dom.js",
  "js/heights.js",
  "js/invite-view.js",
  "js/items.js",
  "js/keys.js",
  "js/link.js",
  "js/list-view.js",
  "js/machines-view.js",
  "js/main.js",
  "js/pair-view.js",
  "js/push.js",
  "js/qr-picture.js",
  "js/qr.js",
  "js/relay.js",
  "js/secure-channel.js",
  "js/session.js",
  "js/silence.js",
  "js/start-view.js",
  "js/stream.js",
  "js/text.js",
  "js/thread-view.js",
  "js/virtual-list.js",
  "manifest.webmanifest",
];

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGES)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(page(event.request));
});

/**
 * Answers from the network, and without one from what was kept.
 * @param {Request} request
 */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && PAGES.some((name) => new URL(name, worker.location.href).href === request.url)) {
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener("push", (event) => event.waitUntil(wake(event.data)));

/**
 * Shows that a machine waits; the message says which, and not for what.
 * @param {PushMessageData | null} data
 */
async function wake(data) {
  const told = data ? data.json() : {};
  const machine = String(told.machine ?? "");
  const body = "A turn ended, or an approval waits.";
  const address = `machine=${encodeURIComponent(machine)}`;
  await worker.registration.showNotification(`${told.name ?? "A machine"} waits for you`, { body, tag: machine, icon: "icon.svg", data: { address } });
}

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(String(event.notification.data?.address ?? "")));
});

/**
 * Opens a machine or a thread, in the page that is open if there is one.
 * @param {string} address the part behind `#`
 */
async function show(address) {
  const url = new URL(`./#${address}`, worker.registration.scope).href;
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((it) => it.url.startsWith(worker.registration.scope));
  if (!page) {
    await worker.clients.openWindow(url);
    return;
  }
  await page.focus();
  // Pages that an older worker serves cannot be led; they are in front at least.
  await page.navigate(url).catch(() => null);
}
