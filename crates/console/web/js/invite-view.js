// Tells who opened an invitation what to do with it.

import { h } from "./dom.js";

/**
 * @param {string} invite
 */
export function inviteView(invite) {
  const relay = new URL("./", location.href);
  relay.hash = "";
  const login = `turnhost remote-control login '${relay.href}#invite=${encodeURIComponent(invite)}'`;
  const copied = h("span", { className: "meta", role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(login);
    copied.textContent = "Copied.";
  };
  return h("main", { id: "content", className: "machines" },
    h("h1", {}, "You are invited"),
    h("p", {}, "This relay lets you reach your machines from anywhere. On the machine that you want to reach, run:"),
    h("pre", {}, h("code", {}, login)),
    h("div", { className: "buttons" }, h("button", { type: "button", onclick: () => void copy() }, "Copy"), copied),
    h("p", {}, "Then start its server with ", h("code", {}, "turnhost app-server daemon start"), " and ", h("code", {}, "turnhost remote-control start"),
      ", and let a device in with ", h("code", {}, "turnhost remote-control pair"), "."),
    h("p", { className: "meta" }, "The invitation makes one account, within three days. Whoever has it first gets it."));
}
