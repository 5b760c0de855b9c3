// Draws the dialog that starts a thread.

import { fill, h } from "./dom.js";

/** @typedef {import("./app.js").App} App */

/**
 * @param {App} app
 * @param {{ started: (threadId: string) => void, problem: (text: string) => void }} actions
 */
export function startView(app, actions) {
  const folders = h("datalist", { id: "folders" });
  const cwd = h("input", { type: "text", placeholder: "the server's own folder", autocapitalize: "off", spellcheck: false });
  cwd.setAttribute("list", "folders");
  const model = h("select", {}, option("", "The default model"));
  const sandbox = h("select", {}, option("", "The default"), option("read-only", "Read only"), option("workspace-write", "Write in the folder"), option("danger-full-access", "Everything (dangerous)"));
  const approvalPolicy = h("select", {}, option("", "The default"), option("untrusted", "Ask for every command"), option("on-request", "Ask when the sandbox is left"), option("never", "Never ask"));
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
    app.models().then((models) => {
      fill(model, option("", "The default model"), models.map((/** @type {any} */ it) => option(it.model, it.displayName)));
    }, () => {});
  };
  return { element: dialog, show };
}

/**
 * @param {string} value
 * @param {string} text
 */
function option(value, text) {
  return h("option", { value }, text);
}
