// Keeps what a browser needs to reach machines over a relay: its token, its
// key, and the keys of the machines. The private key cannot be read, also not by this page.

import { generateKeyPair } from "./secure-channel.js";

/** @typedef {import("./secure-channel.js").KeyPair} KeyPair */
/** @typedef {import("./secure-channel.js").Bytes} Bytes */

const DATABASE = "turnhost";
const STORE = "keys";

/** @returns {Promise<IDBDatabase>} */
function database() {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
  return done(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

/** @param {string} name */
async function read(name) {
  return done((await database()).transaction(STORE).objectStore(STORE).get(name));
}

/**
 * @param {string} name
 * @param {unknown} value
 */
async function write(name, value) {
  await done((await database()).transaction(STORE, "readwrite").objectStore(STORE).put(value, name));
}

/** @param {string} name */
async function remove(name) {
  await done((await database()).transaction(STORE, "readwrite").objectStore(STORE).delete(name));
}

/**
 * Returns this browser's key pair; makes it the first time.
 * @returns {Promise<KeyPair>}
 */
export async function clientKeys() {
  const known = await read("client");
  if (known) return known;
  const made = await generateKeyPair();
  await write("client", made);
  return made;
}

/** @returns {Promise<string | null>} */
export async function token() {
  return (await read("token")) ?? null;
}

/** @param {string} value */
export function keepToken(value) {
  return write("token", value);
}

/**
 * What is known of a machine: its key, and the secret of a pairing that is not complete.
 * @typedef {{ hostKey: string | null, secret: string | null }} Known
 */

/**
 * @param {string} machineId
 * @returns {Promise<Known | null>}
 */
export async function knownMachine(machineId) {
  return (await read(`machine ${machineId}`)) ?? null;
}

/**
 * @param {string} machineId
 * @param {Known} known
 */
export function keepMachine(machineId, known) {
  return write(`machine ${machineId}`, known);
}

/** @param {string} machineId */
export function forgetMachine(machineId) {
  return remove(`machine ${machineId}`);
}
