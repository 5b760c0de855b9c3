// Uses the console as people do, in a headless Chromium. Run by a test of the server, which plays the model:
// it does what the lines on standard output ask for.
//
//     node console.mjs ADDRESS TOKEN FOLDER

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const [address, token, folder] = process.argv.slice(2);
const require = createRequire(`${process.env.TURNHOST_NODE_MODULES}/`);
const { chromium, devices } = require("playwright-core");
const axe = require("axe-core");

/** How long anything may take to appear, in milliseconds. */
const PATIENCE = 20_000;

const browser = await chromium.launch({ executablePath: process.env.TURNHOST_CHROMIUM, args: ["--no-sandbox"] });
const complaints = [];

/** Opens the console in a browser of its own; returns the page and a way to cut its connections. */
async function visit(options, path) {
  const context = await browser.newContext({ ...options, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
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
await page.getByRole("button", { name: "New", exact: true }).click();
const choice = page.getByRole("dialog", { name: "New thread" });
await choice.getByLabel("Folder on the host").fill(folder);
await choice.getByLabel("Approvals").selectOption("untrusted");
await accessible(page, "the dialog");
await picture(page, "desktop-new-thread");
await page.getByRole("button", { name: "Start" }).click();

await send(page, "greet");
await page.getByText("Hello <b>you</b>", { exact: true }).waitFor();

await send(page, "run it");
await page.getByRole("form", { name: "Waiting for you" }).waitFor();
await accessible(page, "the approval");
await picture(page, "desktop-approval");
await page.getByRole("button", { name: "Allow once" }).click();
await page.getByText("approved output").first().waitFor();
await page.getByText("It ran.", { exact: true }).waitFor();

await send(page, "wait");
await page.getByText("thinking", { exact: false }).first().waitFor();
await page.getByRole("button", { name: "Stop", exact: true }).click();
await page.getByText("Interrupted", { exact: true }).waitFor();

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

// A message steers the running turn, another waits in the queue, a third is taken out of it.
await page.getByLabel("Message", { exact: true }).fill("hold on");
await page.keyboard.press("Enter");
await page.getByText("holding", { exact: false }).first().waitFor();
for (const text of ["never", "afterwards"]) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Queue", exact: true }).click();
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

// Files travel in the message; the settings of the thread change for the turns that follow.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
await page.locator("input[type=file]").setInputFiles([
  { name: "dot.png", mimeType: "image/png", buffer: Buffer.from(pixel, "base64") },
  { name: "<i>note</i>.txt", mimeType: "text/plain", buffer: Buffer.from("a note") },
]);
await page.getByRole("button", { name: "Remove dot.png" }).waitFor();
await page.getByRole("button", { name: "Remove <i>note</i>.txt" }).waitFor();
await send(page, "look");
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
  const count = place.querySelectorAll("article").length;
  list.dispose();
  place.remove();
  return count;
});
assert.ok(rows < 100, `${rows} rows are in the page`);

// Without a relay, the dialog says how to get one.
await page.getByRole("button", { name: "Pair a device…" }).click();
await page.getByText("turnhost remote-control login").waitFor();
await accessible(page, "pairing without a relay");
await page.getByRole("button", { name: "Close" }).click();

const phone = await visit({ ...devices["Pixel 7"], colorScheme: "dark" }, `#token=${token}`);
await phone.page.getByRole("button", { name: /<img/u }).click();
await phone.page.getByText("all of it was text", { exact: true }).waitFor();
const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than the phone`);
await accessible(phone.page, "the phone");
await picture(phone.page, "phone-conversation");
await phone.page.getByRole("button", { name: "Back to the threads" }).click();
await phone.page.getByRole("button", { name: "New", exact: true }).waitFor();

const stranger = await visit({}, "");
await stranger.page.getByText("Offline", { exact: false }).first().waitFor();

assert.deepEqual(complaints, []);
await browser.close();
