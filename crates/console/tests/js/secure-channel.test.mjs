import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ChannelError, begin, decodeSecret, readPairingSecret } from "../../web/js/secure-channel.js";

const vectors = JSON.parse(readFileSync(new URL("../../../secure-channel/vectors/channel.json", import.meta.url), "utf8"));
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const hex = (value) => Buffer.from(value).toString("hex");

/** A key pair from raw bytes: PKCS #8 of X25519 (RFC 8410) is a fixed head and the key. */
async function keyPair(privateHex) {
  const document = bytes(`302e020100300506032b656e04220420${privateHex}`);
  const privateKey = await webcrypto.subtle.importKey("pkcs8", document, { name: "X25519" }, true, ["deriveBits"]);
  const { x } = await webcrypto.subtle.exportKey("jwk", privateKey);
  return { privateKey, publicKey: Uint8Array.from(Buffer.from(x, "base64url")) };
}

/** Does a handshake of the vectors; returns it with the channel of the client. */
async function handshake(name) {
  const client = await keyPair(vectors.clientPrivate);
  assert.equal(hex(client.publicKey), vectors.clientPublic);
  const ephemeral = await keyPair(vectors.clientEphemeral);
  const pairing = name === "pairing" ? await readPairingSecret(vectors.pairingSecret) : null;
  const begun = await begin(client, bytes(vectors.hostPublic), pairing, ephemeral);
  return { begun, channel: () => begun.finish(bytes(vectors[name].welcome)) };
}

for (const name of ["known", "pairing"]) {
  test(`${name}: the vectors are reproduced`, async () => {
    const { begun, channel } = await handshake(name);
    assert.equal(hex(begun.hello), vectors[name].hello);
    const open = await channel();
    assert.equal(hex(open.handshakeHash), vectors[name].handshakeHash);
    // Of the host's frames only the short ones are in the file; the first that is not ends what can be opened.
    let opens = true;
    for (const { byte, from, lastFrame, lastFrameBytes, lastFrameSha256, repeat, times } of vectors[name].frames) {
      const message = new Uint8Array(times).fill(byte);
      if (from === "host") {
        opens &&= repeat === 1 && lastFrame !== undefined;
        if (opens) assert.deepEqual(await open.open(bytes(lastFrame)), message);
        continue;
      }
      let frame = new Uint8Array();
      for (let round = 0; round < repeat; round += 1) frame = await open.seal(message);
      assert.equal(frame.length, lastFrameBytes);
      assert.equal(createHash("sha256").update(frame).digest("hex"), lastFrameSha256);
    }
  });
}

test("the id of a pairing is that of the vectors", async () => {
  assert.equal(hex((await readPairingSecret(vectors.pairingSecret)).id), vectors.pairingId);
  assert.deepEqual(decodeSecret("oi23 4567-89ab-cdeF"), decodeSecret("0123-4567-89AB-CDEF"));
  for (const wrong of ["0123-4567-89AB-CDE", "0123-4567-89AB-CDEU", ""]) assert.throws(() => decodeSecret(wrong), ChannelError);
});

test("a changed welcome, a changed frame, a repeated frame: errors, and nothing more is opened", async () => {
  const changed = bytes(vectors.known.welcome);
  changed[40] ^= 1;
  await assert.rejects((await handshake("known")).begun.finish(changed), ChannelError);
  const frame = bytes(vectors.known.frames.find((it) => it.from === "host").lastFrame);
  const open = await (await handshake("known")).channel();
  await open.open(frame);
  await assert.rejects(open.open(frame), ChannelError);
  await assert.rejects(open.open(frame), ChannelError);
  const other = await (await handshake("known")).channel();
  const flipped = frame.slice();
  flipped[frame.length - 1] ^= 1;
  await assert.rejects(other.open(flipped), ChannelError);
});
