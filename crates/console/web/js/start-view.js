// Draws the dialogs that start a thread, and that change the settings of the open one.

import { fill, h } from "./dom.js";
import { visible } from "./text.js";

/** @typedef {import("./app.js").App} App */

/**
 * @param {App} app
 * @param {{ started: (threadId: string) => void, problem: (text: string) => void }} actions
 */
export function startView(app, actions) {
  const folders = h("datalist", { id: "folders" });
  const cwd = h("input", { type: "text", placeholder: "the server's own folder", autocapitalize: "off", spellcheck: false });
  cwd.setAttribute("list", "folders");
  const { model, sandbox, approvalPolicy } = fields("The default");
  const submit = h("button", { type: "submit", className: "yes" }, "Start");
  const dialog = h("dialog", { "aria-label": "New thread" }, h("form", { method: "dialog", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    void start();
  } },
  h("h2", {}, "New thread"),
  h("label", {}, "Folder on the host", cwd, folders),
  h("label", {}, "Model", model),
  h("label", {}, "Commands may", sandbox),
  h("label", {}, "Approvals", approvalPolicy),
  h("div", { className: "buttons" }, submit, h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));

  const start = async () => {
    submit.disabled = true;
    try {
      const threadId = await app.start({ cwd: cwd.value.trim(), model: model.value, sandbox: sandbox.value, approvalPolicy: approvalPolicy.value });
      dialog.close();
      actions.started(threadId);
    } catch (error) {
      actions.problem(error instanceof Error ? error.message : String(error));
    } finally {
      submit.disabled = false;
    }
  };

  const show = () => {
    fill(folders, [...new Set(app.threads.map((it) => it.cwd))].map((it) => h("option", { value: it })));
    dialog.showModal();
    void offerModels(app, model, "The default model");
  };
  return { element: dialog, show };
}

/**
 * @param {App} app
 * @param {{ problem: (text: string) => void }} actions
 */
export function settingsView(app, actions) {
  const unset = "As it is";
  const { model, sandbox, approvalPolicy } = fields(unset);
  const effort = h("select", {}, option("", unset), ["low", "medium", "high"].map((it) => option(it, it)));
  const apply = async () => {
    try {
      await app.configure({ model: model.value, effort: effort.value, sandbox: sandbox.value, approvalPolicy: approvalPolicy.value });
      dialog.close();
    } catch (error) {
      actions.problem(error instanceof Error ? error.message : String(error));
    }
  };
  const dialog = h("dialog", { "aria-label": "Model and permissions" }, h("form", { method: "dialog", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    void apply();
  } },
  h("h2", {}, "Model and permissions"),
  h("p", { className: "meta" }, "For the turns that follow."),
  h("label", {}, "Model", model),
  h("label", {}, "Effort", effort),
  h("label", {}, "Commands may", sandbox),
  h("label", {}, "Approvals", approvalPolicy),
  h("div", { className: "buttons" }, h("button", { type: "submit", className: "yes" }, "Apply"), h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
  const show = () => {
    for (const field of [effort, sandbox, approvalPolicy]) field.value = "";
    dialog.showModal();
    void offerModels(app, model, unset);
  };
  return { element: dialog, show };
}

/** @param {string} unset the words for no choice */
function fields(unset) {
  return {
    model: h("select", {}, option("", unset)),
    sandbox: h("select", {}, option("", unset), option("read-only", "Read only"), option("workspace-write", "Write in the folder"), option("danger-full-access", "Everything (dangerous)")),
    approvalPolicy: h("select", {}, option("", unset), option("untrusted", "Ask for every command"), option("on-request", "Ask when the sandbox is left"), option("never", "Never ask")),
  };
}

/**
 * @param {App} app
 * @param {HTMLSelectElement} select
 * @param {string} unset
 */
async function offerModels(app, select, unset) {
  const models = await app.models().catch(() => []);
  fill(select, option("", unset), models.map((/** @type {any} */ it) => option(it.model, visible(it.displayName))));
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h("option", { value }, text);
}
