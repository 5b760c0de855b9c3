// Draws the questions that a thread waits for, and makes their answers.

import { h } from "./dom.js";
import { diffLines, visible } from "./text.js";

/** @typedef {import("./conversation.js").ServerRequest} ServerRequest */
/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {(result: any) => void} Answer */

/**
 * Draws a question; null for one that this page cannot answer.
 * @param {ServerRequest} request
 * @param {Conversation} conversation
 * @param {Answer} answer
 * @returns {HTMLElement | null}
 */
export function drawRequest(request, conversation, answer) {
  const draw = REQUESTS[request.method];
  if (!draw) return null;
  const form = h("form", { className: "request", "aria-label": "Waiting for you", onsubmit: (/** @type {Event} */ event) => event.preventDefault() });
  /** @type {Answer} */
  const once = (result) => {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    answer(result);
  };
  form.append(...draw(request.params, conversation, once));
  return form;
}

/** @typedef {(params: any, conversation: Conversation, answer: Answer) => Node[]} Draw */

/** @type {Record<string, Draw>} */
const REQUESTS = {
  "item/commandExecution/requestApproval": commandApproval,
  "item/fileChange/requestApproval": fileApproval,
  "item/permissions/requestApproval": permissionApproval,
  "item/tool/requestUserInput": userInput,
  "mcpServer/elicitation/request": elicitation,
};

/**
 * Returns true if a request can be answered in this page.
 * @param {string} method
 */
export function canAnswer(method) {
  return method in REQUESTS;
}

/** @type {Draw} */
function commandApproval(params, _conversation, answer) {
  const decisions = params.availableDecisions ?? ["accept", "decline", "cancel"];
  const network = params.networkApprovalContext;
  const host = `${visible(network?.host ?? "")} (${visible(network?.protocol ?? "")})`;
  const what = network ? `Allow a connection to ${host}?` : "Run this command?";
  const more = params.additionalPermissions;
  return [
    h("h2", {}, what),
    reason(params.reason),
    h("pre", { className: "command", tabIndex: 0 }, visible(params.command ?? "")),
    h("p", { className: "path" }, visible(params.cwd ?? "")),
    ...(more ? [h("p", {}, "It gets these permissions:"), h("pre", { className: "command", tabIndex: 0 }, visible(JSON.stringify(more, null, 2)))] : []),
    buttons(decisions.map((/** @type {any} */ decision) => ({ label: decisionLabel(decision), style: decisionStyle(decision), run: () => answer({ decision }) }))),
  ];
}

/** @type {Draw} */
function fileApproval(params, conversation, answer) {
  const item = conversation.entry(params.itemId)?.item;
  const changes = (item?.changes ?? []).flatMap((/** @type {any} */ change) => [
    h("p", { className: "path" }, visible(change.path)),
    h("pre", { className: "diff", tabIndex: 0 }, diffLines(change).map((it) => h("span", { className: it.kind }, `${it.text}\n`))),
  ]);
  const decisions = ["accept", "acceptForSession", "decline", "cancel"];
  return [
    h("h2", {}, "Apply these changes?"),
    reason(params.reason),
    ...changes,
    buttons(decisions.map((decision) => ({ label: decisionLabel(decision), style: decisionStyle(decision), run: () => answer({ decision }) }))),
  ];
}

/** @type {Draw} */
function permissionApproval(params, _conversation, answer) {
  return [
    h("h2", {}, "Grant these permissions?"),
    reason(params.reason),
    h("pre", { className: "command", tabIndex: 0 }, visible(JSON.stringify(params.permissions, null, 2))),
    buttons([
      { label: "Grant for this turn", style: "yes", run: () => answer({ permissions: params.permissions, scope: "turn" }) },
      { label: "Grant for the session", style: "plain", run: () => answer({ permissions: params.permissions, scope: "session" }) },
      { label: "Refuse", style: "no", run: () => answer({ permissions: {}, scope: "turn" }) },
    ]),
  ];
}

/** @type {Draw} */
function userInput(params, _conversation, answer) {
  const fields = params.questions.map((/** @type {any} */ question) => ({ id: question.id, ...questionField(question) }));
  const send = () => {
    /** @type {Record<string, { answers: string[] }>} */
    const answers = {};
    for (const field of fields) answers[field.id] = { answers: field.values() };
    answer({ answers });
  };
  return [h("h2", {}, "A question for you"), ...fields.map((/** @type {{ element: Node }} */ it) => it.element), buttons([{ label: "Send", style: "yes", run: send }])];
}

/**
 * @param {any} question
 * @returns {{ element: HTMLElement, values: () => string[] }}
 */
function questionField(question) {
  const name = `question-${question.id}`;
  const choices = (question.options ?? []).map((/** @type {any} */ option) => {
    const radio = h("input", { type: "radio", name, value: option.label });
    return { radio, element: h("label", { className: "choice" }, radio, h("span", {}, visible(option.label), h("small", {}, visible(option.description ?? "")))) };
  });
  const text = h("input", { type: question.isSecret ? "password" : "text", "aria-label": choices.length > 0 ? "Another answer" : visible(question.question), autocomplete: "off" });
  const element = h("fieldset", {}, h("legend", {}, visible(question.question)), choices.map((/** @type {{ element: Node }} */ it) => it.element), question.isOther || choices.length === 0 ? text : null);
  return {
    element,
    values: () => {
      if (text.value !== "") return [text.value];
      const chosen = choices.find((/** @type {{ radio: HTMLInputElement }} */ it) => it.radio.checked);
      return chosen ? [chosen.radio.value] : [];
    },
  };
}

/** @type {Draw} */
function elicitation(params, _conversation, answer) {
  const refusals = [
    { label: "Decline", style: "plain", run: () => answer({ action: "decline", content: null }) },
    { label: "Cancel", style: "no", run: () => answer({ action: "cancel", content: null }) },
  ];
  const title = h("h2", {}, visible(params.message ?? params.title ?? "A tool asks"));
  if (params.mode === "url") {
    const open = h("a", { href: safeUrl(params.url), target: "_blank", rel: "noopener noreferrer" }, visible(params.url));
    return [title, h("p", {}, open), buttons([{ label: "Done", style: "yes", run: () => answer({ action: "accept", content: null }) }, ...refusals])];
  }
  const fields = Object.entries(params.requestedSchema?.properties ?? {}).map(([name, schema]) => ({ name, ...schemaField(name, schema) }));
  const accept = () => answer({ action: "accept", content: Object.fromEntries(fields.map((it) => [it.name, it.value()])) });
  const remember = (params._meta?.persist ?? []).map((/** @type {string} */ persist) => ({
    label: persist === "always" ? "Always allow" : "Allow for the session", style: "plain",
    run: () => answer({ action: "accept", content: {}, _meta: { persist } }),
  }));
  return [title, h("p", { className: "path" }, visible(params.serverName)), ...fields.map((it) => it.element), buttons([{ label: "Allow", style: "yes", run: accept }, ...remember, ...refusals])];
}

/**
 * @param {string} name
 * @param {any} schema
 * @returns {{ element: HTMLElement, value: () => unknown }}
 */
function schemaField(name, schema) {
  const title = visible(schema.title ?? name);
  if (Array.isArray(schema.enum)) {
    const select = h("select", {}, schema.enum.map((/** @type {string} */ it) => h("option", { value: it }, visible(it))));
    return { element: h("label", {}, title, select), value: () => select.value };
  }
  const isNumber = schema.type === "number" || schema.type === "integer";
  const type = schema.type === "boolean" ? "checkbox" : isNumber ? "number" : "text";
  const field = h("input", { type, value: type === "checkbox" ? "on" : String(schema.default ?? "") });
  if (type === "checkbox") field.checked = schema.default === true;
  const value = () => (type === "checkbox" ? field.checked : isNumber ? Number(field.value) : field.value);
  return { element: h("label", {}, title, field), value };
}

/** @param {string} url */
function safeUrl(url) {
  return /^https?:\/\//iu.test(url) ? url : "about:blank";
}

/** @param {string | null | undefined} text */
function reason(text) {
  return h("p", { className: "reason", hidden: !text }, visible(text ?? ""));
}

/** @param {{ label: string, style: string, run: () => void }[]} choices */
function buttons(choices) {
  return h("div", { className: "buttons" }, choices.map((it) => h("button", { type: "button", className: it.style, onclick: it.run }, it.label)));
}

/** @param {any} decision */
function decisionLabel(decision) {
  if (decision === "accept") return "Allow once";
  if (decision === "acceptForSession") return "Allow for the session";
  if (decision === "decline") return "Decline";
  if (decision === "cancel") return "Stop the turn";
  const rule = decision.acceptWithExecpolicyAmendment?.execpolicy_amendment;
  if (rule) return `Always allow “${visible(rule.join(" "))} …”`;
  const network = decision.applyNetworkPolicyAmendment?.network_policy_amendment;
  if (network) return `${network.action === "deny" ? "Always block" : "Always allow"} ${visible(network.host)}`;
  return visible(JSON.stringify(decision));
}

/** @param {any} decision */
function decisionStyle(decision) {
  if (decision === "accept") return "yes";
  return decision === "decline" || decision === "cancel" ? "no" : "plain";
}
