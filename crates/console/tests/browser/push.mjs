// Push messages to a service worker, delivered by the browser's own tools in place of a push service.

/** How long the browser may take to start the worker and have it handle a message, in milliseconds. */
const TIMEOUT = 60_000;

/**
 * Delivers a push message, and returns once the service worker has handled it and what it showed is on display.
 *
 * Nobody may call `getNotifications` before that: Chromium stores a notification first and displays it then, and to
 * answer the call it deletes every stored one that is not on display. A question that comes between the two
 * makes it forget a notification that people do see.
 * @param {import("playwright-core").CDPSession} devtools of a page of the worker
 * @param {string} scope of the worker
 * @param {string} data
 */
export async function deliverPush(devtools, scope, data) {
  /** All that was heard of the worker, for the failure. @type {string[]} */
  const heard = [];
  const hear = (name, listener = () => {}) => devtools.on(name, (it) => {
    heard.push(`${name} ${JSON.stringify(it)}`);
    listener(it);
  });
  hear("ServiceWorker.workerVersionUpdated");
  hear("ServiceWorker.workerErrorReported");
  const registered = new Promise((resolve) => hear("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const it = registrations.find(({ scopeURL, isDeleted }) => scopeURL === scope && !isDeleted);
    if (it) resolve(it.registrationId);
  }));
  const done = new Promise((resolve) => hear("BackgroundService.backgroundServiceEventReceived", ({ backgroundServiceEvent: it }) => {
    if (it.service === "pushMessaging" && it.eventName === "Push event completed") resolve(it);
  }));
  const within = (what, promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => {
    reject(new Error(`not within ${TIMEOUT} ms: ${what}; heard:\n${heard.join("\n")}`));
  }, TIMEOUT).unref())]);
  for (const service of ["pushMessaging", "notifications"]) {
    await devtools.send("BackgroundService.startObserving", { service });
    await devtools.send("BackgroundService.setRecording", { service, shouldRecord: true });
  }
  await devtools.send("ServiceWorker.enable");
  const registrationId = await within("the browser names the worker", registered);
  await devtools.send("ServiceWorker.deliverPushMessage", { origin: new URL(scope).origin, registrationId, data });
  const { eventMetadata } = await within("the worker handles the push message", done);
  const status = eventMetadata.find(({ key }) => key === "Status")?.value;
  if (status !== "Success") throw new Error(`the worker failed to handle the push message: ${status}; heard:\n${heard.join("\n")}`);
}
