// Notices that the other side fell silent: a network may die without telling the sockets over it.

/** Another side that says nothing for so long is asked whether it is there, and given so long to answer, in milliseconds. */
const QUIET_MS = 25_000;
const ANSWER_MS = 8000;

export class Silence {
  #question;
  #dead;
  /** @type {any} */
  #timer = null;

  /**
   * @param {() => void} question asks the other side something that it answers
   * @param {() => void} dead is called when it said nothing in time
   */
  constructor(question, dead) {
    this.#question = question;
    this.#dead = dead;
  }

  /**
   * Waits so many milliseconds for a first word.
   * @param {number} ms
   */
  expect(ms) {
    this.#wait(ms, this.#dead);
  }

  /** Notes that the other side said something. */
  heard() {
    this.#wait(QUIET_MS, () => this.ask());
  }

  /** Asks at once. */
  ask() {
    this.#question();
    this.#wait(ANSWER_MS, this.#dead);
  }

  /** Ends the watch. */
  stop() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {number} ms
   * @param {() => void} run
   */
  #wait(ms, run) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, ms);
  }
}
