// Lets the relay wake this browser when a machine waits for it (Push API, Web Push).

import { ask } from "./relay.js";

/** Returns whether this browser can be woken at all. */
export function canBeWoken() {
  return "serviceWorker" in navigator && "PushManager" in globalThis && typeof Notification === "function" && isSecureContext;
}

/** Returns whether the relay wakes this browser. */
export async function isWoken() {
  if (!canBeWoken()) return false;
  const worker = await navigator.serviceWorker.getRegistration();
  return (await worker?.pushManager.getSubscription()) != null;
}

/** Asks the user, the browser's push service and the relay. */
export async function beWoken() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("This browser may not show notifications.");
  const worker = await navigator.serviceWorker.ready;
  const { publicKey } = await ask("GET", "v1/push");
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  const before = await worker.pushManager.getSubscription();
  const subscription = before ?? (await worker.pushManager.subscribe(wanted));
  await ask("POST", "v1/client/push", subscription.toJSON());
}

/** Tells the relay again where this browser is woken: push services move subscriptions now and then. */
export async function renew() {
  const worker = await navigator.serviceWorker.getRegistration();
  const subscription = await worker?.pushManager.getSubscription();
  if (subscription) await ask("POST", "v1/client/push", subscription.toJSON());
}

/** Ends it, at the relay and at the push service. */
export async function sleepOn() {
  await ask("DELETE", "v1/client/push");
  const worker = await navigator.serviceWorker.getRegistration();
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}
