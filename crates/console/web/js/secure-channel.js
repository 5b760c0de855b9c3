// Encrypts between this page and a host, through relays that cannot read it.
//
// The client's side of the secure channel of Turnhost: Noise IK, or IKpsk1 for
// pairing, over X25519, AES-GCM and SHA-256 (The Noise Protocol Framework, revision 34),
// with the frames of `crates/secure-channel/README.md`. All cryptography is WebCrypto's.

const subtle = globalThis.crypto.subtle;
const EMPTY = new Uint8Array();
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PIECE_BYTES = 65_519;
const PADDED_UP_TO = 4096;
const PADDING_BYTES = 256;
const LENGTH_BYTES = 4;
const RECORDS_PER_KEY = 1024;
const MAX_MESSAGE_BYTES = 100 << 20;
const MAX_NONCE = 2n ** 64n - 1n;

/** A channel that met an error: nothing more is opened, the connection is to be made anew. */
export class ChannelError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "ChannelError";
  }
}

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ privateKey: CryptoKey, publicKey: Bytes }} KeyPair */
/** @typedef {{ id: Bytes, psk: Bytes }} Pairing */

/**
 * Makes a key pair. The private key never leaves the browser's key store.
 * @param {boolean} [extractable]
 * @returns {Promise<KeyPair>}
 */
export async function generateKeyPair(extractable = false) {
  const pair = /** @type {CryptoKeyPair} */ (await subtle.generateKey({ name: "X25519" }, extractable, ["deriveBits"]));
  return { privateKey: pair.privateKey, publicKey: await rawKey(pair.publicKey) };
}

/** @param {CryptoKey} key */
async function rawKey(key) {
  return new Uint8Array(await subtle.exportKey("raw", key));
}

/**
 * Derives what a pairing needs from the secret that people read or scan.
 * @param {string} text 16 letters of Crockford's base 32, in groups
 * @returns {Promise<Pairing>}
 */
export async function readPairingSecret(text) {
  const secret = decodeSecret(text);
  const key = await subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const salt = encode("turnhost pairing v1");
  /** @param {string} info @param {number} bytes */
  const derive = async (info, bytes) => new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: encode(info) }, key, 8 * bytes));
  return { id: await derive("id", 8), psk: await derive("psk", KEY_BYTES) };
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Reads 80 bits from 16 letters; case, hyphens and spaces do not count.
 * @param {string} text
 * @returns {Bytes}
 */
export function decodeSecret(text) {
  const letters = text.toUpperCase().replace(/[-\s]/gu, "").replaceAll("O", "0").replace(/[IL]/gu, "1");
  if (letters.length !== 16) throw new ChannelError("a pairing secret has 16 letters");
  let bits = 0n;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new ChannelError(`a pairing secret has no "${letter}"`);
    bits = (bits << 5n) | BigInt(value);
  }
  return Uint8Array.from({ length: 10 }, (_, at) => Number((bits >> BigInt(8 * (9 - at))) & 255n));
}

/**
 * Begins a handshake with a host.
 * @param {KeyPair} client
 * @param {Bytes} host the host's public key
 * @param {Pairing | null} pairing
 * @param {KeyPair} [ephemeral] made anew if it is left out; a test gives it
 * @returns {Promise<{ hello: Bytes, finish: (welcome: Bytes) => Promise<Channel> }>}
 */
export async function begin(client, host, pairing, ephemeral) {
  const own = ephemeral ?? (await generateKeyPair());
  const name = pairing ? "Noise_IKpsk1_25519_AESGCM_SHA256" : "Noise_IK_25519_AESGCM_SHA256";
  const head = pairing ? concat(Uint8Array.of(2), pairing.id) : Uint8Array.of(1);
  const noise = new HandshakeState(name);
  await noise.mixHash(head);
  await noise.mixHash(host);
  await noise.mixHash(own.publicKey);
  if (pairing) await noise.mixKey(own.publicKey);
  await noise.mixKey(await agree(own, host));
  const sealedStatic = await noise.encryptAndHash(client.publicKey);
  await noise.mixKey(await agree(client, host));
  if (pairing) await noise.mixKeyAndHash(pairing.psk);
  const payload = await noise.encryptAndHash(EMPTY);
  return {
    hello: concat(head, own.publicKey, sealedStatic, payload),
    finish: (welcome) => finish(noise, { client, own, isPairing: pairing !== null }, welcome),
  };
}

/**
 * @param {HandshakeState} noise
 * @param {{ client: KeyPair, own: KeyPair, isPairing: boolean }} keys
 * @param {Bytes} welcome
 */
async function finish(noise, { client, own, isPairing }, welcome) {
  if (welcome.length !== KEY_BYTES + TAG_BYTES) throw new ChannelError("the host's answer has a wrong length");
  const theirs = welcome.slice(0, KEY_BYTES);
  await noise.mixHash(theirs);
  if (isPairing) await noise.mixKey(theirs);
  await noise.mixKey(await agree(own, theirs));
  await noise.mixKey(await agree(client, theirs));
  await noise.decryptAndHash(welcome.slice(KEY_BYTES));
  const [toHost, fromHost] = await noise.split();
  return new Channel(new CipherState(toHost), new CipherState(fromHost), noise.hash);
}

/**
 * The Diffie-Hellman function of X25519 (RFC 7748). WebCrypto refuses keys whose result is zero.
 * @param {KeyPair} pair
 * @param {Bytes} theirs
 */
async function agree(pair, theirs) {
  try {
    const key = await subtle.importKey("raw", theirs, { name: "X25519" }, false, []);
    return new Uint8Array(await subtle.deriveBits({ name: "X25519", public: key }, pair.privateKey, 256));
  } catch {
    throw new ChannelError("the host's key is not a key");
  }
}

/** The state of a handshake: Noise's SymmetricState. */
class HandshakeState {
  /** @type {Bytes} */
  #chainingKey;
  /** @type {CipherState | null} */
  #cipher = null;
  /** @type {Bytes} */
  hash;

  /** @param {string} name a protocol name of at most 32 bytes */
  constructor(name) {
    this.hash = new Uint8Array(32);
    this.hash.set(encode(name));
    this.#chainingKey = this.hash.slice();
  }

  /** @param {Bytes} data */
  async mixHash(data) {
    this.hash = new Uint8Array(await subtle.digest("SHA-256", concat(this.hash, data)));
  }

  /** @param {Bytes} material */
  async mixKey(material) {
    const [chainingKey, key] = await hkdf(this.#chainingKey, material, 2);
    this.#chainingKey = chainingKey;
    this.#cipher = new CipherState(key);
  }

  /** @param {Bytes} material */
  async mixKeyAndHash(material) {
    const [chainingKey, hash, key] = await hkdf(this.#chainingKey, material, 3);
    this.#chainingKey = chainingKey;
    await this.mixHash(hash);
    this.#cipher = new CipherState(key);
  }

  /** @param {Bytes} plaintext */
  async encryptAndHash(plaintext) {
    const sealed = await this.#keyed().encrypt(plaintext, this.hash);
    await this.mixHash(sealed);
    return sealed;
  }

  /** @param {Bytes} sealed */
  async decryptAndHash(sealed) {
    const plaintext = await this.#keyed().decrypt(sealed, this.hash);
    await this.mixHash(sealed);
    return plaintext;
  }

  /** @returns {Promise<[Bytes, Bytes]>} */
  async split() {
    const [first, second] = await hkdf(this.#chainingKey, EMPTY, 2);
    return [first, second];
  }

  #keyed() {
    if (!this.#cipher) throw new ChannelError("nothing is encrypted before the first key");
    return this.#cipher;
  }
}

/** A key with its nonce: Noise's CipherState. */
class CipherState {
  /** @type {Promise<CryptoKey>} */
  #key;
  #nonce = 0n;

  /** @param {Bytes} key */
  constructor(key) {
    this.#key = importAes(key);
  }

  /**
   * @param {Bytes} plaintext
   * @param {Bytes} [associated]
   */
  async encrypt(plaintext, associated = EMPTY) {
    const nonce = this.#next();
    return new Uint8Array(await subtle.encrypt(parameters(nonce, associated), await this.#key, plaintext));
  }

  /**
   * @param {Bytes} sealed
   * @param {Bytes} [associated]
   */
  async decrypt(sealed, associated = EMPTY) {
    const nonce = this.#next();
    try {
      return new Uint8Array(await subtle.decrypt(parameters(nonce, associated), await this.#key, sealed));
    } catch {
      throw new ChannelError("what arrived is not what the host sent, or the host is another one");
    }
  }

  /** Replaces the key; the nonce goes on. */
  async rekey() {
    const zeros = new Uint8Array(KEY_BYTES);
    const sealed = await subtle.encrypt(parameters(MAX_NONCE, EMPTY), await this.#key, zeros);
    this.#key = importAes(new Uint8Array(sealed).slice(0, KEY_BYTES));
  }

  #next() {
    const nonce = this.#nonce;
    this.#nonce += 1n;
    return nonce;
  }
}

/** @param {Bytes} key */
function importAes(key) {
  return subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * @param {bigint} nonce
 * @param {Bytes} additionalData
 */
function parameters(nonce, additionalData) {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, nonce);
  return { name: "AES-GCM", iv, additionalData, tagLength: 8 * TAG_BYTES };
}

/**
 * Noise's HKDF, by HMAC-SHA-256.
 * @param {Bytes} chainingKey
 * @param {Bytes} material
 * @param {2 | 3} outputs
 * @returns {Promise<[Bytes, Bytes, Bytes]>} the third is empty if two are asked for
 */
async function hkdf(chainingKey, material, outputs) {
  const temporary = await hmac(chainingKey, material);
  const first = await hmac(temporary, Uint8Array.of(1));
  const second = await hmac(temporary, concat(first, Uint8Array.of(2)));
  const third = outputs === 3 ? await hmac(temporary, concat(second, Uint8Array.of(3))) : EMPTY;
  return [first, second, third];
}

/**
 * @param {Bytes} key
 * @param {Bytes} data
 */
async function hmac(key, data) {
  const imported = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", imported, data));
}

/** Messages in, frames out, and back. Calls are served one after the other, in their order. */
export class Channel {
  #sender;
  #receiver;
  #sent = 0;
  #received = 0;
  /** @type {Promise<unknown>} */
  #sealing = Promise.resolve();
  /** @type {Promise<unknown>} */
  #opening = Promise.resolve();
  /** What both sides have seen of the handshake. */
  handshakeHash;

  /**
   * @param {CipherState} sender
   * @param {CipherState} receiver
   * @param {Bytes} handshakeHash
   */
  constructor(sender, receiver, handshakeHash) {
    this.#sender = sender;
    this.#receiver = receiver;
    this.handshakeHash = handshakeHash;
  }

  /**
   * @param {Bytes} message
   * @returns {Promise<Bytes>} its frame
   */
  seal(message) {
    const work = this.#sealing.then(() => this.#seal(message));
    this.#sealing = work;
    return work;
  }

  /**
   * @param {Bytes} frame
   * @returns {Promise<Bytes>} its message; after an error, errors
   */
  open(frame) {
    const work = this.#opening.then(() => this.#open(frame));
    this.#opening = work;
    return work;
  }

  /** @param {Bytes} message */
  async #seal(message) {
    if (message.length > MAX_MESSAGE_BYTES) throw new ChannelError(`a message has ${message.length} bytes; at most ${MAX_MESSAGE_BYTES} can be sent`);
    const plaintext = new Uint8Array(padded(message.length));
    new DataView(plaintext.buffer).setUint32(0, message.length);
    plaintext.set(message, LENGTH_BYTES);
    /** @type {Bytes[]} */
    const records = [];
    for (let at = 0; at < plaintext.length; at += PIECE_BYTES) {
      const piece = await this.#sender.encrypt(plaintext.slice(at, at + PIECE_BYTES));
      records.push(Uint8Array.of(piece.length >> 8, piece.length & 255), piece);
      this.#sent += 1;
      if (this.#sent % RECORDS_PER_KEY === 0) await this.#sender.rekey();
    }
    return concat(...records);
  }

  /** @param {Bytes} frame */
  async #open(frame) {
    /** @type {Bytes[]} */
    const pieces = [];
    for (let at = 0; at < frame.length;) {
      const length = ((frame[at] ?? 0) << 8) | (frame[at + 1] ?? 0);
      const end = at + 2 + length;
      const isFull = length === PIECE_BYTES + TAG_BYTES;
      if (end > frame.length || (end < frame.length && !isFull)) throw new ChannelError("a record has a wrong length");
      pieces.push(await this.#receiver.decrypt(frame.slice(at + 2, end)));
      this.#received += 1;
      if (this.#received % RECORDS_PER_KEY === 0) await this.#receiver.rekey();
      at = end;
    }
    return unpadded(concat(...pieces));
  }
}

/**
 * Returns the length of a frame's plaintext.
 * @param {number} length of its message
 */
function padded(length) {
  const whole = LENGTH_BYTES + length;
  return whole <= PADDED_UP_TO ? Math.ceil(whole / PADDING_BYTES) * PADDING_BYTES : whole;
}

/** @param {Bytes} plaintext */
function unpadded(plaintext) {
  if (plaintext.length < LENGTH_BYTES) throw new ChannelError("a frame is too short");
  const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(0);
  const end = LENGTH_BYTES + length;
  if (padded(length) !== plaintext.length || plaintext.slice(end).some((byte) => byte !== 0)) throw new ChannelError("a frame has wrong padding");
  return plaintext.slice(LENGTH_BYTES, end);
}

/** @param {string} text */
function encode(text) {
  return new TextEncoder().encode(text);
}

/**
 * @param {...Bytes} parts
 * @returns {Bytes}
 */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
