// Turns text of models, commands and files into what may be shown.

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const HIDDEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
const COLOUR = /\u001b\[[0-9;:]*m/gu;

/**
 * Makes control, bidirectional and zero-width characters visible, so that a
 * command reads as what would run. Line feeds and tabs stay.
 * @param {string} text
 * @returns {string}
 */
export function visible(text) {
  return text.replace(CONTROL, shown).replace(HIDDEN, shown);
}

/** @param {string} character */
function shown(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, "0")}\u27e9`;
}

/**
 * Returns a command's output as a terminal would leave it: colours dropped,
 * and of a line that was written over by carriage returns the last version.
 * @param {string} text
 * @returns {string}
 */
export function terminalText(text) {
  const lines = text.replace(COLOUR, "").split("\n").map((line) => {
    const whole = line.endsWith("\r") ? line.slice(0, -1) : line;
    return whole.slice(whole.lastIndexOf("\r") + 1);
  });
  return visible(lines.join("\n"));
}

/**
 * @typedef {{ kind: "text" | "code" | "strong", text: string }} Span
 * @typedef {{ kind: "paragraph" | "heading" | "item", spans: Span[] } | { kind: "code", language: string, text: string }} Block
 */

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/u;

/**
 * Reads the part of Markdown that models use in prose: fences, headings,
 * list items, inline code, bold. Everything else is left as it was written.
 * @param {string} text
 * @returns {Block[]}
 */
export function blocks(text) {
  /** @type {Block[]} */
  const found = [];
  /** @type {string[]} */
  let prose = [];
  const flush = () => {
    if (prose.length > 0) found.push({ kind: "paragraph", spans: spans(prose.join("\n")) });
    prose = [];
  };
  const lines = visible(text).split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line);
    const heading = /^#{1,6}\s+(.*)$/u.exec(line);
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/u.exec(line);
    if (fence) {
      flush();
      const end = closing(lines, at + 1, fence[1] ?? "```");
      found.push({ kind: "code", language: (fence[2] ?? "").trim(), text: lines.slice(at + 1, end).join("\n") });
      at = end;
    } else if (heading) {
      flush();
      found.push({ kind: "heading", spans: spans(heading[1] ?? "") });
    } else if (item) {
      flush();
      found.push({ kind: "item", spans: spans(item[1] ?? "") });
    } else if (line.trim() === "") {
      flush();
    } else {
      prose.push(line);
    }
  }
  flush();
  return found;
}

/**
 * Returns the index of the line that ends a fence; the end of the text if none does.
 * @param {string[]} lines
 * @param {number} from
 * @param {string} mark
 */
function closing(lines, from, mark) {
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").trim();
    if (line.startsWith(mark) && line.replaceAll(mark.charAt(0), "") === "") return at;
  }
  return lines.length;
}

/**
 * Splits a run of prose into text, inline code and bold.
 * @param {string} text
 * @returns {Span[]}
 */
function spans(text) {
  return text.split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/u).filter((part) => part !== "").map((part) => {
    if (part.length > 2 && part.startsWith("`") && part.endsWith("`")) return { kind: "code", text: part.slice(1, -1) };
    if (part.length > 4 && part.startsWith("**") && part.endsWith("**")) return { kind: "strong", text: part.slice(2, -2) };
    return { kind: "text", text: part };
  });
}

/**
 * @typedef {{ kind: "add" | "remove" | "context" | "hunk", text: string }} DiffLine
 */

/**
 * Sorts the lines of a change: a unified diff for an update, the whole content otherwise.
 * @param {{ diff: string, kind: { type: string } }} change
 * @returns {DiffLine[]}
 */
export function diffLines(change) {
  const lines = visible(change.diff).split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (change.kind.type === "add") return lines.map((text) => ({ kind: "add", text: `+${text}` }));
  if (change.kind.type === "delete") return lines.map((text) => ({ kind: "remove", text: `-${text}` }));
  return lines.map((text) => {
    if (text.startsWith("@@")) return { kind: "hunk", text };
    if (text.startsWith("+")) return { kind: "add", text };
    if (text.startsWith("-")) return { kind: "remove", text };
    return { kind: "context", text };
  });
}

/**
 * Says how long ago a time was, in the words of the reader's language.
 * @param {number} seconds Unix time in seconds
 * @param {number} now Unix time in milliseconds
 */
export function ago(seconds, now) {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
  const past = Math.max(0, now / 1000 - seconds);
  if (past < 60) return words.format(0, "minute");
  if (past < 3600) return words.format(-Math.floor(past / 60), "minute");
  if (past < 86400) return words.format(-Math.floor(past / 3600), "hour");
  return words.format(-Math.floor(past / 86400), "day");
}
