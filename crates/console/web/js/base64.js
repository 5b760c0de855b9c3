// Base64 (RFC 4648) of bytes.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Bytes that are turned into characters at a time: arguments of a call are limited. */
const STEP = 0x8000;

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary);
}

/**
 * @param {string} text with or without padding, in either alphabet
 * @returns {Bytes}
 */
export function fromBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
export function toBase64Url(bytes) {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
