// Shows how another device gets in: a code that the server asks its relay for.

import { fill, h } from "./dom.js";
import { qrPicture } from "./qr-picture.js";

/** @typedef {import("./app.js").App} App */

/**
 * @param {App} app
 */
export function pairView(app) {
  const content = h("div", {});
  const element = h("dialog", { "aria-label": "Pair a device" },
    h("h2", {}, "Pair a device"), content,
    h("div", { className: "buttons" }, h("button", { type: "button", onclick: () => element.close() }, "Close")));

  async function show() {
    fill(content, h("p", { className: "meta" }, "Asking the relay…"));
    element.showModal();
    try {
      const codes = await app.startPairing();
      draw(codes);
    } catch (error) {
      fill(content, h("p", { className: "notice error", role: "alert" }, String(/** @type {Error} */ (error).message)),
        h("p", { className: "meta" }, "A relay lets other devices in: ", h("code", {}, "turnhost remote-control login"), ", then ", h("code", {}, "turnhost remote-control start"), "."));
    }
  }

  /** @param {{ pairingCode: string, manualPairingCode: string | null, expiresAt: number }} codes */
  function draw(codes) {
    const isLink = codes.pairingCode.includes("#pair=");
    fill(content,
      isLink && qrPicture(codes.pairingCode, "The pairing link as a QR code"),
      h("p", {}, "Scan it, or type this at the relay's console:"),
      h("p", {}, h("code", { className: "pairing" }, codes.manualPairingCode ?? codes.pairingCode)),
      h("p", { className: "meta" }, `It counts once, until ${new Date(codes.expiresAt * 1000).toLocaleTimeString()}. Whoever has it gets in.`));
  }
  return { element, show };
}
