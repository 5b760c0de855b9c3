// Uses the console of a relay on a phone, in a headless Chromium, from the pairing to its end. Run by a test of
// the server, which plays the model and the person at the machine: it does what the lines on standard output ask for.
//
//     node relay.mjs LINK FOLDER

import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { liveThroughDeath, mortalNetwork } from "./network.mjs";
import { deliverPush } from "./push.mjs";

const [link, folder] = process.argv.slice(2);
const require = createRequire(`${process.env.TURNHOST_NODE_MODULES}/`);
const { chromium, devices } = require("playwright-core");
const axe = require("axe-core");

/** Writes a step that went well to the file that `TURNHOST_BROWSER_LOG` names. */
function step(text) {
  const file = process.env.TURNHOST_BROWSER_LOG;
  if (file) appendFileSync(file, `pass  relay: ${text}\n`);
}

/** How long anything may take to appear, in milliseconds. */
const TIMEOUT = 20_000;

const { origin } = new URL(link);
const browser = await chromium.launch({ executablePath: process.env.TURNHOST_CHROMIUM, args: ["--no-sandbox"] });
const context = await browser.newContext({ ...devices["Pixel 7"] });
await context.grantPermissions(["notifications"], { origin });
const page = await context.newPage();
page.setDefaultTimeout(TIMEOUT);
const complaints = [];
page.on("pageerror", (error) => complaints.push(String(error.stack)));
page.on("console", (message) => {
  if (/content security policy|trusted/iu.test(message.text())) complaints.push(message.text());
});
const sockets = [];
/** The last of what passed over the sockets, for a failure. @type {string[]} */
const heard = [];
const KEPT = 60;
/** The addresses of the sockets, and how often the browser introduced itself. */
const queries = [];
let greetings = 0;
/** What the page said of who looks at it. @type {boolean[]} */
const away = [];
/** What a relay says in place of the machine, right behind its own first word. @type {string | null} */
let liar = null;
await page.routeWebSocket(/.*/u, (socket) => {
  const number = sockets.length;
  const hear = (what) => {
    heard.push(`${Math.round(performance.now())} ms: socket ${number}: ${what}`);
    if (heard.length > KEPT) heard.shift();
  };
  hear(socket.url());
  const server = socket.connectToServer();
  socket.onMessage((text) => {
    hear(`browser: ${text.slice(0, 100)}`);
    if (text.includes('"hello"')) greetings += 1;
    if (text.includes('"presence"')) away.push(JSON.parse(text).away);
    server.send(text);
  });
  server.onMessage((text) => {
    hear(`relay: ${text.slice(0, 100)}`);
    socket.send(text);
    if (liar === null || !text.includes('"open"')) return;
    socket.send(liar);
    liar = null;
  });
  socket.onClose((code, reason) => {
    hear(`closed by the browser: ${code} ${reason}`);
    server.close({ code, reason });
  });
  server.onClose((code, reason) => {
    hear(`closed by the relay: ${code} ${reason}`);
    socket.close({ code, reason });
  });
  queries.push(new URL(socket.url()).search);
  sockets.push(socket);
});

/** Keeps a picture of the page in the folder that `TURNHOST_SCREENSHOTS` names, for people to look at. */
async function picture(page, name) {
  const folder = process.env.TURNHOST_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Fails with what axe finds serious on the page as it is. */
async function accessible(what) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((it) => ["serious", "critical"].includes(it.impact));
  assert.deepEqual(serious.map((it) => `${what}: ${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`), []);
}

/**
 * Asks until there is something, and returns it. Asked from here and by a timer: a page that is covered draws no frames,
 * and `waitForFunction` takes the promise of an asynchronous question for its answer.
 */
async function until(what, ask) {
  for (const end = Date.now() + TIMEOUT; Date.now() < end;) {
    const answer = await Promise.race([ask(), new Promise((resolve) => setTimeout(resolve, TIMEOUT).unref())]);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const text = await Promise.race([page.innerText("body"), new Promise((resolve) => setTimeout(resolve, 1000, "no answer").unref())]);
  throw new Error(`not within ${TIMEOUT} ms: ${what}; heard:\n${heard.join("\n")}\nthe page shows: ${text}`);
}

async function send(text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

await page.goto(`${origin}/#invite=CODE`);
await page.getByText(`turnhost remote-control login '${origin}/#invite=CODE'`).waitFor();
await accessible("the invitation");
await picture(page, "phone-invitation");

step("an invitation says what to run");

await page.goto("about:blank");
await page.goto(link);
await page.getByRole("button", { name: "Pair", exact: true }).waitFor();
assert.ok(!page.url().includes("secret"), "the secret leaves the address");
await accessible("the machines");
await picture(page, "phone-pair");
await page.getByRole("button", { name: "Pair", exact: true }).click();
await page.getByRole("button", { name: "Pair a device…" }).click();
await page.getByRole("img", { name: "The pairing link as a QR code" }).waitFor();
await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/u).waitFor();
await accessible("pairing another device");
await picture(page, "phone-pair-device");
await page.getByRole("button", { name: "Close" }).click();
await page.getByRole("button", { name: "New", exact: true }).click();
const choice = page.getByRole("dialog", { name: "New thread" });
await choice.getByLabel("Folder on the host").fill(folder);
await choice.getByLabel("Approvals").selectOption("untrusted");
await page.getByRole("button", { name: "Start" }).click();
assert.equal(await page.getByText("does not encrypt").count(), 0);

step("a link pairs the phone, its secret leaves the address, and another device can be paired by QR code and words");

await send("run it");
await page.getByRole("form", { name: "Waiting for you" }).waitFor();
await picture(page, "phone-approval");
await page.getByRole("button", { name: "Back to the threads" }).click();
await page.getByRole("button", { name: /waiting for you/u }).waitFor();
await accessible("the threads");
await picture(page, "phone-threads");
await page.getByRole("button", { name: "Back to the machines" }).click();
await page.getByRole("button", { name: /online/u }).waitFor();
await picture(page, "phone-machines");
await page.getByRole("button", { name: /online/u }).click();
await page.getByRole("button", { name: /run it/u }).click();
await page.getByRole("form", { name: "Waiting for you" }).waitFor();
await page.getByRole("button", { name: "Allow once" }).click();
await page.getByText("approved output").first().waitFor();
await page.getByText("It ran.", { exact: true }).waitFor();

step("machines and threads say that somebody is waited for; the approval is one tap, encrypted");

await send("through a cut");
await page.getByText("before", { exact: true }).waitFor();
const connections = queries.length;
sockets.at(-1).close({ code: 3001, reason: "cut by the test" });
await page.getByText("Offline", { exact: false }).first().waitFor();
console.log("release");
await page.getByText("before after", { exact: true }).waitFor();
assert.equal(await page.getByText("before after", { exact: true }).count(), 1);
assert.match(queries.at(-1), /^\?stream=[^&]+&after=\d+$/u, "the same stream goes on");
assert.deepEqual([queries.length, greetings], [connections + 1, connections], "nothing is asked twice");

step("the same stream goes on after a cut, and nothing is missing or twice");

// A network that dies without a word, in a page whose clock is the test's. All pages of a browser context have one
// clock: in the page of before, which is really connected, it would run ahead of the relay's answers. It leaves meanwhile.
await page.goto("about:blank");
const other = await context.newPage();
other.setDefaultTimeout(TIMEOUT);
other.on("pageerror", (error) => complaints.push(String(error.stack)));
const network = await mortalNetwork(other);
await other.clock.install();
await other.goto(`${origin}/`);
await other.getByRole("button", { name: /online/u }).click();
await other.getByRole("button", { name: /run it/u }).click();
await other.getByText("before after", { exact: true }).waitFor();
await other.getByLabel("Message", { exact: true }).fill("into silence");
await other.getByRole("button", { name: "Send" }).click();
await other.getByText("quiet", { exact: true }).waitFor();
await liveThroughDeath(other, network, () => console.log("release"));
await other.getByText("quiet no more", { exact: true }).waitFor();
assert.equal(await other.getByText("quiet no more", { exact: true }).count(), 1);
assert.equal(await other.getByText("before after", { exact: true }).count(), 1);
await other.close();
await page.goto(`${origin}/`);
await page.getByRole("button", { name: /online/u }).click();
await page.getByRole("button", { name: /run it/u }).click();
await page.getByText("quiet no more", { exact: true }).waitFor();

step("a network that dies without a word is noticed and shown, and nothing is missing or twice when it is back");

// A wake-up, as a push service would deliver it, is shown and names the machine.
const registration = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
assert.equal(registration, `${origin}/`);
const devtools = await context.newCDPSession(page);
// The page can be installed; that this browser forgets all at its end is the only thing against it.
const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
assert.deepEqual(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito"), []);
await deliverPush(devtools, registration, JSON.stringify({ machine: "env_1", name: "box" }));
const shown = await page.evaluate(async () => {
  const worker = await navigator.serviceWorker.ready;
  return (await worker.getNotifications()).map(({ title, tag, data }) => ({ title, tag, data }));
});
assert.deepEqual(shown, [{ title: "box waits for you", tag: "env_1", data: { address: "machine=env_1" } }]);

step("the page can be installed, and a push is shown and names the machine");

// A page that nobody looks at says so, also over its next socket: the relay wakes the browser then.
const look = (state) => page.evaluate((state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}, state);
away.length = 0;
await look("hidden");
await until("the page says that it is in the background", async () => away.length === 1);
sockets.at(-1).close({ code: 3001, reason: "cut by the test" });
await until("the page says it again", async () => away.length === 2);
await look("visible");
await until("the page says that it is in front", async () => away.length === 3);
assert.deepEqual(away, [true, true, false]);
step("a page in the background says so, and is woken like one that is closed");

// However many things say at once that the network is back or that the address changed: one socket.
const before = queries.length;
sockets.at(-1).close({ code: 3001, reason: "cut by the test" });
await page.evaluate(async () => {
  const banner = document.querySelector(".banner");
  while (banner.hidden) await new Promise((resolve) => setTimeout(resolve, 5));
  for (let number = 0; number < 3; number += 1) dispatchEvent(new Event("online"));
});
await page.locator(".banner").waitFor({ state: "hidden" });
await page.getByText("quiet no more", { exact: true }).waitFor();
assert.equal(queries.length, before + 1, "one socket takes the stream up");
const { hash } = new URL(page.url());
await page.goto(`${origin}/#`);
await page.getByRole("button", { name: /online/u }).waitFor();
await page.evaluate((hash) => {
  location.hash = hash.replace(/&thread=.*/u, "");
  location.hash = hash;
}, hash);
await page.getByText("quiet no more", { exact: true }).waitFor();
assert.equal(queries.length, before + 2, "one page has one stream");
step("whatever happens at once, a page has one socket");

// A relay that speaks for the machine is not heard, also before the machine has said a word.
const question = { id: 0, method: "item/commandExecution/requestApproval", params: { threadId: "x", turnId: "x", itemId: "x", command: "from the relay" } };
liar = JSON.stringify({ type: "message", seq: 1, message: question });
const greeted = greetings;
sockets.at(-1).close({ code: 4001, reason: "lost" });
await until("the page introduces itself again", async () => greetings > greeted);
assert.equal(await page.getByText("from the relay").count(), 0);
assert.equal(liar, null, "it was said");
await page.goto(`${origin}/`);
await page.getByRole("button", { name: /online/u }).click();
await page.getByRole("button", { name: /run it/u }).waitFor();
step("a relay that speaks for the machine is not heard");

console.log("revoke");
await page.getByText("Offline", { exact: false }).first().waitFor();
await page.goto(`${origin}/`);
await page.getByRole("alert").filter({ hasText: "revoked" }).waitFor();

step("who is revoked is cut and stays out");

assert.deepEqual(complaints, []);
await browser.close();
