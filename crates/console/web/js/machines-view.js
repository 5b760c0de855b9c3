// Draws the machines that a relay reaches, and the form that pairs with one.

import { fill, h } from "./dom.js";
import { beWoken, canBeWoken, isWoken, renew, sleepOn } from "./push.js";
import { machines, pair, readPairingCode, unpair } from "./relay.js";
import { ago, visible } from "./text.js";

/** @typedef {import("./relay.js").Machine} Machine */

/**
 * @param {(machine: Machine) => void} open
 */
export function machinesView(open) {
  const list = h("ul", { className: "threads", "aria-label": "Machines" });
  const problem = h("p", { className: "notice error", role: "alert" });
  const code = h("input", { type: "text", autocapitalize: "characters", autocomplete: "off", spellcheck: false, required: true });
  const name = h("input", { type: "text", value: browserName(), maxLength: 64, required: true });
  const submit = h("button", { type: "submit", className: "yes" }, "Pair");
  const label = h("label", {}, "Pairing code", code);
  const how = h("p", { className: "meta" }, "On the machine: ", h("code", {}, "turnhost remote-control pair"));
  const form = h("form", { className: "request", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    void attempt(pairing);
  } },
  h("h2", {}, "Pair with a machine"),
  how, label, h("label", {}, "Name of this browser", name),
  h("div", { className: "buttons" }, submit));
  const woken = h("input", { type: "checkbox", onchange: () => void attempt(async () => {
    try {
      await (woken.checked ? beWoken() : sleepOn());
    } finally {
      woken.checked = await isWoken();
    }
  }) });
  const wake = h("label", { className: "choice", hidden: true }, woken, "Notify this browser when a machine waits for me");
  const element = h("main", { id: "content", className: "machines" }, h("h1", {}, "Machines"), problem, list, wake, form);

  /** @param {() => Promise<void>} work */
  async function attempt(work) {
    problem.textContent = "";
    submit.disabled = true;
    try {
      await work();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      submit.disabled = false;
    }
  }

  const pairing = async () => {
    const read = readPairingCode(code.value);
    if (!read) throw new Error("A pairing code has six groups of four letters and digits.");
    const machine = await pair(read, name.value).catch((error) => {
      // Another try needs another code.
      ask();
      throw error;
    });
    ask();
    open(machine);
  };

  /** Asks for a code, as no link brought one. */
  const ask = () => {
    code.value = "";
    label.hidden = false;
    fill(how, "On the machine: ", h("code", {}, "turnhost remote-control pair"));
  };

  const draw = async () => {
    const found = await machines();
    fill(list, found.map((machine) => row(machine, open, () => void attempt(async () => {
      if (!confirm(`Take this browser off ${machine.name}?`)) return;
      await unpair(machine);
      await draw();
    }))));
    if (found.length === 0) fill(list, h("li", { className: "empty" }, "This browser is not paired with a machine yet."));
    wake.hidden = found.length === 0 || !canBeWoken();
    woken.checked = await isWoken().catch(() => false);
    // A relay that cannot be told now is told the next time.
    if (woken.checked) renew().catch(() => null);
    return found;
  };

  return {
    element,
    draw,
    /** @param {string} link */
    offer: (link) => {
      code.value = link;
      // The code is in the link: nobody has to read it.
      label.hidden = true;
      fill(how, "The link that you opened is from a machine that lets this browser in. It counts once.");
      form.scrollIntoView();
      submit.focus();
    },
    /** @param {string} text */
    problem: (text) => (problem.textContent = text),
  };
}

/**
 * @param {Machine} machine
 * @param {(machine: Machine) => void} open
 * @param {() => void} remove
 */
function row(machine, open, remove) {
  const state = machine.online ? "online" : `offline${machine.offlineReason ? `: ${visible(machine.offlineReason)}` : ""} · seen ${ago(machine.lastSeenAt, Date.now())}`;
  const plain = machine.hostKey === null ? " · not encrypted end to end" : "";
  return h("li", { className: "line" },
    h("button", { type: "button", className: "thread", onclick: () => open(machine) },
      h("span", { className: `dot ${machine.online ? "online" : ""}` }),
      h("span", { className: "title" }, visible(machine.name)),
      h("span", { className: "meta" }, `${state} · ${visible(machine.os)} · ${visible(machine.version)}${plain}`)),
    h("button", { type: "button", className: "quiet", "aria-label": `Unpair ${visible(machine.name)}`, onclick: remove }, "Unpair"));
}

/** Returns a name that people recognise this browser by. */
function browserName() {
  const data = /** @type {any} */ (navigator).userAgentData;
  const brand = data?.brands?.find((/** @type {any} */ it) => !/not.*brand|chromium/iu.test(it.brand))?.brand ?? "Browser";
  return `${brand} on ${data?.platform || navigator.platform || "this device"}`.slice(0, 64);
}
