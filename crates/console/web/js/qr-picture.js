// Draws QR codes.

import { qrCode } from "./qr.js";

const SVG = "http://www.w3.org/2000/svg";

/** Light modules around a code. */
const QUIET = 4;

/**
 * Draws a text as a QR code, dark on light in every theme.
 * @param {string} text
 * @param {string} label for those who do not see it
 */
export function qrPicture(text, label) {
  const modules = qrCode(text);
  const size = modules.length + 2 * QUIET;
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("class", "qr");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  const path = document.createElementNS(SVG, "path");
  const dark = modules.flatMap((row, y) => row.map((it, x) => (it ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  picture.append(path);
  return picture;
}
