// One stream to a machine behind a relay: numbers, acknowledgements and pieces of large
// messages. It outlives its sockets: what was sent and not acknowledged goes again over the
// next one, what comes again is dropped. Pure: frames in, frames out.

import { fromBase64, toBase64 } from "./base64.js";

/** Bytes of a message that go in one frame, before base64: as many as the relay takes, and 1024 times as many in all. */
const PIECE_BYTES = 100 << 10;

/** Messages and characters after which what came is acknowledged. */
const ACK_AFTER = { messages: 64, characters: 256 << 10 };

/** The largest message that is put together, in bytes; the relay takes no larger one. */
const MAX_BYTES = 100 << 20;

/** @typedef {{ seq: number, frames: object[] }} Sent */

export class Stream {
  #send;
  #take;
  #next = 1;
  #taken = 0;
  #isAttached = false;
  /** What the relay has not acknowledged, oldest first. @type {Sent[]} */
  #sent = [];
  #unacknowledged = { messages: 0, characters: 0 };
  /** @type {{ seq: number, segments: number, bytes: number, parts: Uint8Array[] } | null} */
  #partial = null;

  /**
   * @param {(frame: object) => void} send is called while the stream is attached
   * @param {(message: any) => void} take
   */
  constructor(send, take) {
    this.#send = send;
    this.#take = take;
  }

  /** The number of the last whole message that came. */
  get taken() {
    return this.#taken;
  }

  /**
   * Begins a socket, whose relay has this side's messages up to a number.
   * @param {number} taken
   */
  attach(taken) {
    this.acknowledged(taken);
    this.#isAttached = true;
    for (const sent of this.#sent) for (const frame of sent.frames) this.#send(frame);
  }

  /** Ends a socket. What is sent from now on waits for the next one. */
  detach() {
    this.#isAttached = false;
  }

  /**
   * Forgets what the relay has.
   * @param {number} seq
   */
  acknowledged(seq) {
    if (seq >= this.#next) throw new Error("the relay acknowledged a message that was not sent");
    while (this.#sent[0] && this.#sent[0].seq <= seq) this.#sent.shift();
  }

  /**
   * Sends a message, in pieces if it is large.
   * @param {object} message
   */
  send(message) {
    const sent = { seq: this.#next, frames: cut(this.#next, message) };
    this.#next += 1;
    this.#sent.push(sent);
    if (this.#isAttached) for (const frame of sent.frames) this.#send(frame);
  }

  /**
   * Takes a frame with a number; what was taken before is dropped.
   * @param {any} frame
   */
  receive(frame) {
    if (frame.seq <= this.#taken) return;
    if (frame.type === "message") this.#whole(frame.seq, frame.message, JSON.stringify(frame.message).length);
    else this.#piece(frame);
  }

  /** @param {any} frame */
  #piece(frame) {
    if (frame.segment === 0) {
      if (frame.bytes > MAX_BYTES) throw new Error(`a message of ${frame.bytes} bytes is too large`);
      this.#partial = { seq: frame.seq, segments: frame.segments, bytes: frame.bytes, parts: [] };
    }
    const partial = this.#partial;
    if (!partial || partial.seq !== frame.seq || partial.parts.length !== frame.segment) throw new Error("a piece of a message is missing");
    partial.parts.push(fromBase64(frame.data));
    if (partial.parts.length < partial.segments) return;
    this.#partial = null;
    const whole = new Uint8Array(partial.bytes);
    let at = 0;
    for (const part of partial.parts) {
      whole.set(part, at);
      at += part.length;
    }
    if (at !== partial.bytes) throw new Error("the pieces of a message do not have its length");
    this.#whole(frame.seq, JSON.parse(new TextDecoder().decode(whole)), at);
  }

  /**
   * @param {number} seq
   * @param {any} message
   * @param {number} characters
   */
  #whole(seq, message, characters) {
    this.#taken = seq;
    this.#unacknowledged.messages += 1;
    this.#unacknowledged.characters += characters;
    if (this.#unacknowledged.messages >= ACK_AFTER.messages || this.#unacknowledged.characters >= ACK_AFTER.characters) this.acknowledge();
    this.#take(message);
  }

  /** Tells the relay what came, unless it knows. */
  acknowledge() {
    if (this.#unacknowledged.messages === 0 || !this.#isAttached) return;
    this.#unacknowledged = { messages: 0, characters: 0 };
    this.#send({ type: "ack", seq: this.#taken });
  }
}

/**
 * Cuts a message into frames.
 * @param {number} seq
 * @param {object} message
 * @returns {object[]}
 */
function cut(seq, message) {
  const bytes = new TextEncoder().encode(JSON.stringify(message));
  if (bytes.length <= PIECE_BYTES) return [{ type: "message", seq, message }];
  const segments = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: segments }, (_, segment) => {
    const data = toBase64(bytes.subarray(segment * PIECE_BYTES, (segment + 1) * PIECE_BYTES));
    return { type: "chunk", seq, segment, segments, bytes: bytes.length, data };
  });
}
