// Uses the console as people do, in a headless Chromium. Run by a test of the server, which plays the model:
// it does what the lines on standard output ask for.
//
//     node console.mjs ADDRESS TOKEN FOLDER

import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { liveThroughDeath, mortalNetwork } from "./network.mjs";

const [address, token, folder] = process.argv.slice(2);
const require = createRequire(`${process.env.TURNHOST_NODE_MODULES}/`);
const { chromium, devices } = require("playwright-core");
const axe = require("axe-core");

/** Writes a step that went well to the file that `TURNHOST_BROWSER_LOG` names. */
function step(text) {
  const file = process.env.TURNHOST_BROWSER_LOG;
  if (file) appendFileSync(file, `pass  console: ${text}\n`);
}

/** How long anything may take to appear, in milliseconds. */
const TIMEOUT = 20_000;

const browser = await chromium.launch({ executablePath: process.env.TURNHOST_CHROMIUM, args: ["--no-sandbox"] });
const complaints = [];

/** Opens the console in a browser of its own; returns the page and a way to cut its connections. */
async function visit(options, path) {
  const context = await browser.newContext({ ...options, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  page.on("pageerror", (error) => complaints.push(String(error.stack)));
  page.on("console", (message) => {
    if (/content security policy|trusted/iu.test(message.text())) complaints.push(message.text());
  });
  const sockets = [];
  await page.routeWebSocket(/.*/u, (socket) => {
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.goto(`${address}/console/${path}`);
  return { page, cut: () => sockets.at(-1).close({ code: 1012, reason: "cut by the test" }) };
}

async function send(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

/** Keeps a picture of the page in the folder that `TURNHOST_SCREENSHOTS` names, for people to look at. */
async function picture(page, name) {
  const folder = process.env.TURNHOST_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Fails with what axe finds serious on the page as it is. */
async function accessible(page, what) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((it) => ["serious", "critical"].includes(it.impact));
  assert.deepEqual(serious.map((it) => `${what}: ${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`), []);
}

const { page, cut } = await visit({ viewport: { width: 1200, height: 800 } }, `#token=${token}`);
assert.ok(!page.url().includes(token), "the token leaves the address");
step("the token leaves the address");
await page.getByRole("button", { name: "New", exact: true }).click();
const choice = page.getByRole("dialog", { name: "New thread" });
await choice.getByLabel("Folder on the host").fill(folder);
await choice.getByLabel("Approvals").selectOption("untrusted");
await accessible(page, "the dialog");
await picture(page, "desktop-new-thread");
await page.getByRole("button", { name: "Start" }).click();

await send(page, "greet");
await page.getByText("Hello <b>you</b>", { exact: true }).waitFor();

step("a thread is started in a folder of the host, with its approvals chosen; the dialog passes axe");

await send(page, "run it");
await page.getByRole("form", { name: "Waiting for you" }).waitFor();
await accessible(page, "the approval");
await picture(page, "desktop-approval");
await page.getByRole("button", { name: "Allow once" }).click();
await page.getByText("approved output").first().waitFor();
await page.getByText("It ran.", { exact: true }).waitFor();
// Whoever answered by the keyboard goes on writing.
assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Message");
step("an approval is answered in one tap, its output is shown, and the focus goes on to the message");

await send(page, "wait");
await page.getByText("thinking", { exact: false }).first().waitFor();
await page.getByRole("button", { name: "Stop", exact: true }).click();
await page.getByText("Interrupted", { exact: true }).waitFor();

step("a turn is interrupted");

await send(page, "through a cut");
await page.getByText("before", { exact: true }).waitFor();
cut();
await page.getByText("Offline", { exact: false }).first().waitFor();
console.log("release");
await page.getByText("before after", { exact: true }).waitFor();
assert.equal(await page.getByText("before after", { exact: true }).count(), 1);
assert.equal(await page.getByText("It ran.", { exact: true }).count(), 1);
await accessible(page, "the conversation");
await picture(page, "desktop-conversation");

step("a connection that is cut in the middle of a turn comes back, and nothing is missing or twice");

// A network that dies without a word, in a page whose clock is the test's.
const elsewhere = await browser.newContext({ serviceWorkers: "block" });
const lone = await elsewhere.newPage();
lone.setDefaultTimeout(TIMEOUT);
lone.on("pageerror", (error) => complaints.push(String(error.stack)));
const network = await mortalNetwork(lone);
await lone.clock.install();
await lone.goto(`${address}/console/#token=${token}`);
await lone.getByRole("button", { name: /greet/u }).click();
await lone.getByText("before after", { exact: true }).waitFor();
await send(lone, "into silence");
await lone.getByText("quiet", { exact: true }).waitFor();
await liveThroughDeath(lone, network, () => console.log("release"));
await lone.getByText("quiet no more", { exact: true }).waitFor();
assert.equal(await lone.getByText("quiet no more", { exact: true }).count(), 1);
assert.equal(await lone.getByText("before after", { exact: true }).count(), 1);
await elsewhere.close();

step("a network that dies without a word is noticed and shown, and nothing is missing or twice when it is back");

// A message steers the running turn, another waits in the queue, a third is taken out of it.
await page.getByLabel("Message", { exact: true }).fill("hold on");
await page.keyboard.press("Enter");
await page.getByText("holding", { exact: false }).first().waitFor();
for (const [text, how] of [["never", "Queue"], ["afterwards", "Control+Enter"]]) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  if (how === "Queue") await page.getByRole("button", { name: how, exact: true }).click();
  else await page.keyboard.press(how);
  await page.getByRole("button", { name: `Take out of the queue: ${text}` }).waitFor();
}
await page.getByRole("button", { name: "Take out of the queue: never" }).click();
await page.getByRole("button", { name: "Take out of the queue: never" }).waitFor({ state: "detached" });
await accessible(page, "the queue");
await picture(page, "desktop-queue");
await page.getByLabel("Message", { exact: true }).fill("to the left");
await page.getByRole("button", { name: "Steer", exact: true }).click();
await page.waitForFunction(() => document.querySelector("textarea").value === "");
console.log("release");
await page.getByText("steered", { exact: true }).waitFor();
await page.getByText("from the queue", { exact: true }).waitFor();
await page.getByRole("button", { name: "Send", exact: true }).waitFor();

step("a message steers the running turn; others are queued by button and by Ctrl+Enter, and taken out");

// Files travel in the message; the settings of the thread change for the turns that follow.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
await page.locator("input[type=file]").setInputFiles([
  { name: "dot.png", mimeType: "image/png", buffer: Buffer.from(pixel, "base64") },
  { name: "<i>note</i>.txt", mimeType: "text/plain", buffer: Buffer.from("a note") },
]);
await page.getByRole("button", { name: "Remove dot.png" }).waitFor();
await page.getByRole("button", { name: "Remove <i>note</i>.txt" }).waitFor();
// Pictures are pasted, too, and dropped.
const given = async (type) => page.getByLabel("Message", { exact: true }).evaluate((field, [kind, base64]) => {
  const data = new DataTransfer();
  const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
  data.items.add(new File([bytes], `${kind}.png`, { type: "image/png" }));
  const init = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...init, clipboardData: data })
    : new DragEvent(kind, { ...init, dataTransfer: data });
  return field.dispatchEvent(event);
}, [type, pixel]);
for (const kind of ["paste", "dragover", "drop"]) assert.equal(await given(kind), false, `${kind} is taken`);
for (const name of ["paste.png", "drop.png"]) await page.getByRole("button", { name: `Remove ${name}` }).click();
step("pictures are pasted and dropped, and taken off again");
await page.getByLabel("Message", { exact: true }).fill("look");
await page.keyboard.press("Control+Enter");
await page.getByText("seen", { exact: true }).waitFor();
assert.equal(await page.getByAltText("Image in the message").evaluate((image) => image.naturalWidth), 1);
await page.getByText("a note", { exact: false }).first().waitFor();
await page.getByLabel("More").click();
await page.getByRole("button", { name: "Model and permissions" }).click();
const settings = page.getByRole("dialog", { name: "Model and permissions" });
await settings.getByLabel("Approvals").selectOption("never");
await settings.getByLabel("Commands may").selectOption("danger-full-access");
await accessible(page, "the settings");
await settings.getByRole("button", { name: "Apply" }).click();
await settings.waitFor({ state: "hidden" });

step("a picture and a text file travel in a message; model and permissions are changed");

// What models, commands and people write is text, wherever it is shown.
const markup = "<img src=x onerror=globalThis.broken=1>";
const requested = [];
page.on("request", (request) => requested.push(request.url()));
page.on("dialog", (dialog) => dialog.accept(markup));
await send(page, `${markup}<script>globalThis.broken=1</script>`);
await page.getByText("all of it was text", { exact: true }).waitFor();
await page.getByLabel("More").click();
await page.getByRole("button", { name: "Rename" }).click();
await page.getByRole("heading", { name: markup }).waitFor();
await page.getByRole("button", { name: new RegExp(markup.slice(1, 8), "u") }).first().waitFor();
const strange = await page.evaluate(() => ({
  broken: globalThis.broken ?? null,
  elements: [...document.querySelectorAll("#app :is(script, iframe, object, embed, style, [onerror], a[href^=javascript])")].map((it) => it.outerHTML),
  images: [...document.querySelectorAll("#app img")].map((it) => it.src).filter((it) => !it.startsWith("data:image/")),
}));
assert.deepEqual(strange, { broken: null, elements: [], images: [] });
assert.deepEqual(requested.filter((it) => !it.startsWith(`${address}/`)), [], "nothing is asked of another host");
await picture(page, "desktop-text");

step("what models, commands, files and titles say is text; nothing is asked of another host");

// What was said is found; the keyboard leads there and away.
await page.getByRole("main").focus().catch(() => {});
await page.locator("body").press("/");
await page.keyboard.type("to the left");
await page.locator(".snippet", { hasText: "to the left" }).waitFor();
await page.getByLabel("Search threads").fill("of this nothing is anywhere");
await page.getByText("Nothing found.").waitFor();
await page.getByLabel("Search threads").fill("");
await page.locator("body").evaluate(() => document.activeElement.blur());
await page.keyboard.press("n");
await page.getByRole("dialog", { name: "New thread" }).waitFor();
await page.keyboard.press("Escape");
await page.getByRole("dialog", { name: "New thread" }).waitFor({ state: "hidden" });

step("what was said is found; the keyboard opens and closes dialogs");

// Of ten thousand rows only those in view are in the page, and the end is in view.
const rows = await page.evaluate(async () => {
  const { VirtualList } = await import("/console/js/virtual-list.js");
  const items = Array.from({ length: 10_000 }, (_, at) => ({ key: `row ${at}` }));
  const list = new VirtualList({ items: () => items, key: (it) => it.key, render: (it) => Object.assign(document.createElement("p"), { textContent: it.key }) });
  const place = document.createElement("div");
  place.style.cssText = "position:fixed;inset:0;display:flex;flex-direction:column";
  place.append(list.element);
  document.body.append(place);
  list.update();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (!place.textContent.includes("row 9999")) await frame();
  let count = place.querySelectorAll("article").length;
  // Far up and down again: what is in view is in the page, and little more.
  const scroller = [list.element, ...list.element.querySelectorAll("*")].find((it) => it.scrollHeight > it.clientHeight + 1000);
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    scroller.scrollTop = part * scroller.scrollHeight;
    for (let at = 0; at < 4; at += 1) await frame();
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("article");
    if (!middle || !place.contains(middle)) return -1;
    count = Math.max(count, place.querySelectorAll("article").length);
  }
  list.dispose();
  place.remove();
  return count;
});
assert.ok(rows > 0, "where one scrolls to are rows");
assert.ok(rows < 100, `${rows} rows are in the page`);
step(`of 10,000 rows at most ${rows} are in the page, wherever one scrolls`);

// Without a relay, the dialog says how to get one.
await page.getByRole("button", { name: "Pair a device…" }).click();
await page.getByText("turnhost remote-control login").waitFor();
await accessible(page, "pairing without a relay");
await page.getByRole("button", { name: "Close" }).click();

step("without a relay, pairing says how to get one");

const phone = await visit({ ...devices["Pixel 7"], colorScheme: "dark" }, `#token=${token}`);
await phone.page.getByRole("button", { name: /<img/u }).click();
await phone.page.getByText("all of it was text", { exact: true }).waitFor();
const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than the phone`);
// What is folded says so: the rules of the page take the browser's own mark away.
const mark = await phone.page.locator(".reasoning summary").evaluate((it) => getComputedStyle(it, "::before").content);
assert.match(mark, /^"▸"/u);
await accessible(phone.page, "the phone");
await picture(phone.page, "phone-conversation");
await phone.page.getByRole("button", { name: "Back to the threads" }).click();
await phone.page.getByRole("button", { name: "New", exact: true }).waitFor();

step("a phone in the dark shows the same, passes axe and is not wider than its screen");

const stranger = await visit({}, "");
await stranger.page.getByText("Offline", { exact: false }).first().waitFor();

step("who has no token stays out");

assert.deepEqual(complaints, []);
await browser.close();
