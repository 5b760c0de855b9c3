// A network between a page and its server that can die without a word: no socket closes, nothing passes.

/**
 * Puts the sockets of a page under a network that the test kills and brings back. To be called before the page
 * opens any.
 */
export async function mortalNetwork(page) {
  let isDead = false;
  let lives = 0;
  await page.routeWebSocket(/.*/u, (socket) => {
    // To the page it seems to open, as behind a proxy whose other side is gone.
    if (isDead) return;
    const born = lives;
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      if (born === lives) server.send(text);
    });
    server.onMessage((text) => {
      if (born === lives) socket.send(text);
    });
  });
  return {
    /** Kills the network, and with it the sockets of now for ever. */
    die() {
      isDead = true;
      lives += 1;
    },
    /** Lets new sockets through. */
    revive() {
      isDead = false;
    },
  };
}

/** Longer than a page waits for a silent server before it asks, for an answer, and for a socket to open, in milliseconds. */
const QUIET_MS = 26_000;
const ANSWER_MS = 9000;
const CONNECT_MS = 16_000;

/**
 * Has a page live through a dead network in the middle of a turn: it must notice, say so, and come back without loss.
 * The page's clock must be the test's.
 * @param {{ die: () => void, revive: () => void }} network
 * @param {() => void} meanwhile what the server does while nothing gets through
 */
export async function liveThroughDeath(page, network, meanwhile) {
  network.die();
  meanwhile();
  const offline = page.getByText("Offline", { exact: false }).first();
  if (await offline.isVisible()) throw new Error("the page cannot know yet");
  await page.clock.fastForward(QUIET_MS);
  await page.clock.fastForward(ANSWER_MS);
  await offline.waitFor();
  network.revive();
  // What the page dialled meanwhile is dead, too.
  await page.clock.fastForward(CONNECT_MS);
  await page.clock.fastForward(QUIET_MS);
  await page.clock.fastForward(ANSWER_MS);
  await offline.waitFor({ state: "hidden" });
}
