// Draws the open thread: its head, its items, its questions, and the field to write in.

import { drawRequest } from "./approvals.js";
import { announce, fill, h } from "./dom.js";
import { drawEntry } from "./items.js";
import { stateOf } from "./list-view.js";
import { settingsView } from "./start-view.js";
import { visible } from "./text.js";
import { VirtualList } from "./virtual-list.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./conversation.js").Conversation} Conversation */

/** The largest file that may be attached, in bytes. A message holds it in base64. */
const MAX_ATTACHMENT = 8 << 20;

/**
 * @param {App} app
 * @param {{ back: () => void, problem: (text: string) => void }} actions
 */
export function threadView(app, actions) {
  const title = h("h1", {});
  const status = h("p", { className: "meta" });
  const stop = h("button", { type: "button", className: "no", onclick: () => attempt(app.interrupt()) }, "Stop");
  const list = new VirtualList({ items: () => app.conversation?.entries ?? [], key: (entry) => entry.key, render: drawEntry });
  const plan = h("ol", { className: "plan", "aria-label": "Plan" });
  const queue = h("ul", { className: "queue", "aria-label": "Messages that wait for their turn" });
  const settings = settingsView(app, actions);
  const requests = h("div", { className: "requests" });
  const composer = composerView(app, attempt);
  const menu = menuView(app, attempt, settings.show);
  const head = h("header", { className: "head" },
    h("button", { type: "button", className: "back", "aria-label": "Back to the threads", onclick: actions.back }, "‹"),
    h("div", { className: "grow" }, title, status), stop, menu);
  const element = h("main", { id: "content", className: "conversation", tabIndex: -1 }, head, list.element, plan, requests, queue, composer.element, settings.element);
  /** @type {Map<number | string, HTMLElement>} */
  const shown = new Map();
  /** The questions that were answered here. @type {Set<number | string>} */
  const answered = new Set();

  /** @param {Promise<unknown>} work */
  function attempt(work) {
    work.catch((error) => actions.problem(String(error.message ?? error)));
  }

  const drawHead = () => {
    const { conversation } = app;
    element.hidden = conversation === null;
    if (!conversation) return;
    title.textContent = visible(conversation.thread.name || conversation.thread.preview || "New thread");
    const [, words] = stateOf(conversation.thread);
    fill(status, [words, conversation.settings.model, visible(conversation.thread.cwd ?? ""), usage(conversation)].filter(Boolean).join(" · "));
    stop.hidden = conversation.turnId === null;
    fill(plan, conversation.plan.map((it) => h("li", { className: it.status }, visible(it.step))));
    fill(queue, conversation.queue.map((it) => h("li", { className: "line" },
      h("span", { className: "title" }, visible(wordsOf(it.input))),
      h("button", { type: "button", className: "quiet", "aria-label": `Take out of the queue: ${visible(wordsOf(it.input))}`, onclick: () => attempt(app.unqueue(it.id)) }, "×"))));
    composer.draw();
  };

  const drawRequests = () => {
    const open = app.conversation?.requests ?? new Map();
    let leads = false;
    for (const [id, form] of shown) {
      if (open.has(id)) continue;
      leads ||= answered.delete(id) || form.contains(document.activeElement);
      form.remove();
      shown.delete(id);
    }
    for (const [id, request] of open) {
      if (shown.has(id) || !app.conversation) continue;
      const form = drawRequest(request, app.conversation, (result) => {
        answered.add(id);
        app.answer(request, result);
      });
      if (!form) continue;
      shown.set(id, form);
      requests.append(form);
      announce("The agent waits for you");
    }
    if (leads) lead();
  };

  /** Moves the focus from a question that is gone to the next one, or to where one writes. */
  const lead = () => {
    const next = requests.querySelector("button:not(:disabled)");
    // A field that is focused would bring a phone's keyboard up.
    const place = next ?? (matchMedia("(pointer: fine)").matches ? composer.text : element);
    /** @type {HTMLElement} */ (place).focus();
  };

  /** Entries that changed since the last frame: a fast model changes one many times in between. @type {Set<string>} */
  const changed = new Set();
  let frame = 0;
  const draw = () => {
    frame = 0;
    for (const key of changed) list.refresh(key);
    changed.clear();
    list.update();
    drawHead();
  };

  return {
    element,
    /** @param {string} key */
    entry: (key) => {
      if (key !== "") changed.add(key);
      if (frame === 0) frame = requestAnimationFrame(draw);
      drawRequests();
    },
    conversation: () => {
      for (const form of shown.values()) form.remove();
      shown.clear();
      answered.clear();
      list.reset();
      drawHead();
      drawRequests();
    },
  };
}

/** @param {any[]} input */
function wordsOf(input) {
  return input.map((it) => it.text ?? it.type).join(" ");
}

/** @param {Conversation} conversation */
function usage(conversation) {
  if (!conversation.usage) return "";
  const { total, window } = conversation.usage;
  return window ? `${Math.min(100, Math.round((100 * total) / window))} % of the context` : `${total.toLocaleString()} tokens`;
}

/**
 * @param {App} app
 * @param {(work: Promise<unknown>) => void} attempt
 * @param {() => void} configure
 */
function menuView(app, attempt, configure) {
  const menu = h("details", { className: "menu" }, h("summary", { "aria-label": "More" }, "⋯"));
  /** @param {() => void} run */
  const then = (run) => () => {
    menu.open = false;
    run();
  };
  const rename = () => {
    const name = prompt("Name of the thread", app.conversation?.thread.name ?? "");
    if (name) attempt(app.rename(name));
  };
  menu.append(h("div", { className: "popup" },
    h("button", { type: "button", onclick: then(configure) }, "Model and permissions"),
    h("button", { type: "button", onclick: then(rename) }, "Rename"),
    h("button", { type: "button", onclick: then(() => attempt(app.toggleArchived())) }, "Archive or restore")));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") menu.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) menu.open = false;
  });
  return menu;
}

/**
 * @param {App} app
 * @param {(work: Promise<unknown>) => void} attempt
 */
function composerView(app, attempt) {
  /** @type {any[]} */
  let attached = [];
  const text = h("textarea", { rows: 1, placeholder: "Message", "aria-label": "Message", enterKeyHint: "send" });
  const chips = h("div", { className: "chips" });
  const file = h("input", { type: "file", multiple: true, hidden: true });
  const queue = h("button", { type: "button", className: "quiet", title: "Send after the running turn ( Ctrl Enter )", onclick: () => send(true) }, "Queue");
  const submit = h("button", { type: "submit", className: "yes" }, "Send");
  const drawChips = () => fill(chips, attached.map((it, at) => h("button", { type: "button", className: "chip", "aria-label": `Remove ${it.name}`, onclick: () => {
    attached.splice(at, 1);
    drawChips();
  } }, `${it.name} ×`)));
  /** @param {boolean} queued */
  const send = (queued) => {
    const input = attached.map((it) => it.input);
    if (text.value.trim() !== "") input.push({ type: "text", text: text.value, text_elements: [] });
    if (input.length === 0) return;
    attempt(app.send(input, { queue: queued }).then(() => {
      text.value = "";
      attached = [];
      drawChips();
      grow(text);
    }));
  };
  /** @param {FileList | undefined} files */
  const add = (files) => attempt(Promise.all([...(files ?? [])].map(readFile)).then((read) => {
    attached.push(...read);
    file.value = "";
    drawChips();
  }));
  file.addEventListener("change", () => add(file.files ?? undefined));
  text.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  text.addEventListener("input", () => grow(text));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send(!queue.hidden);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      send(false);
    }
  });
  const attach = h("button", { type: "button", className: "quiet", "aria-label": "Attach a picture or a text file", onclick: () => file.click() }, "+");
  /** @param {DragEvent} event */
  const drop = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "drop") add(event.dataTransfer.files);
  };
  const element = h("form", { className: "composer", ondragover: drop, ondrop: drop, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    send(false);
  } }, chips, h("div", { className: "line" }, attach, file, text, queue, submit));
  return {
    element,
    text,
    draw: () => {
      const busy = app.conversation?.turnId !== null;
      submit.textContent = busy ? "Steer" : "Send";
      queue.hidden = !busy;
    },
  };
}

/** @param {HTMLTextAreaElement} text */
function grow(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 240)}px`;
}

/**
 * Reads a file as a part of a message: a picture as it is, anything else as text.
 * @param {File} file
 */
async function readFile(file) {
  if (file.size > MAX_ATTACHMENT) throw new Error(`${file.name} has ${file.size} bytes; at most ${MAX_ATTACHMENT} can be attached`);
  if (file.type.startsWith("image/")) return { name: file.name, input: { type: "image", url: await dataUrl(file) } };
  const content = await file.text();
  if (content.includes("\u0000")) throw new Error(`${file.name} is neither a picture nor text`);
  return { name: file.name, input: { type: "text", text: `File ${file.name}:\n\n${content}`, text_elements: [] } };
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function dataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error(`${file.name} cannot be read`)));
    reader.readAsDataURL(file);
  });
}
