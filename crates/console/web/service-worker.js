// Keeps the pages of the console, so that it opens without a network. Never
// keeps what the server says.

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
  "js/items.js",
  "js/keys.js",
  "js/link.js",
  "js/list-view.js",
  "js/machines-view.js",
  "js/main.js",
  "js/relay.js",
  "js/secure-channel.js",
  "js/session.js",
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
