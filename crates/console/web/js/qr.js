// Encodes a text as a QR code (ISO/IEC 18004): byte mode, level L, the smallest of versions 1 to 20.
// Pure: a text in, rows of modules out.

/** Error correction at level L, by version: codewords of each block, and blocks. */
const CHECK = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
const BLOCKS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
const LAST_VERSION = 20;

/** The two bits of level L in the format information. */
const LEVEL_L = 1;

/** Points that the standard takes off for what confuses readers. */
const PENALTY = { run: 3, block: 3, finder: 40, balance: 10 };

/**
 * Returns the modules of a text's code, true for dark ones.
 * @param {string} text
 * @param {number | null} [mask] one of the eight masks; by default the one that confuses readers least
 * @returns {boolean[][]}
 */
export function qrCode(text, mask = null) {
  const bytes = new TextEncoder().encode(text);
  const version = smallest(bytes.length);
  const drawing = new Drawing(version);
  drawing.patterns();
  drawing.data(interleaved(codewords(bytes, version), version));
  const masks = mask === null ? [0, 1, 2, 3, 4, 5, 6, 7] : [mask];
  const drawn = masks.map((it) => drawing.masked(it));
  const scores = drawn.map((modules) => (drawn.length === 1 ? 0 : penalty(modules)));
  return /** @type {boolean[][]} */ (drawn[scores.indexOf(Math.min(...scores))]);
}

/** @param {number} version */
function sizeOf(version) {
  return version * 4 + 17;
}

/**
 * Returns the places of alignment patterns along one side.
 * @param {number} version
 */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [6];
  for (let at = sizeOf(version) - 7; places.length < count; at -= step) places.splice(1, 0, at);
  return places;
}

/**
 * Returns how many modules a version has for data and its check.
 * @param {number} version
 */
function dataModules(version) {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    modules -= (25 * count - 10) * count - 55;
    if (version >= 7) modules -= 36;
  }
  return modules;
}

/** @param {number} version */
function dataCodewords(version) {
  return Math.floor(dataModules(version) / 8) - at(CHECK, version) * at(BLOCKS, version);
}

/**
 * @param {ArrayLike<number>} list
 * @param {number} index
 */
function at(list, index) {
  return /** @type {number} */ (list[index]);
}

/** @param {number} version */
function countBits(version) {
  return version < 10 ? 8 : 16;
}

/** @param {number} length */
function smallest(length) {
  for (let version = 1; version <= LAST_VERSION; version += 1) {
    if (4 + countBits(version) + length * 8 <= dataCodewords(version) * 8) return version;
  }
  throw new Error(`a text of ${length} bytes is too long for a code`);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} version
 */
function codewords(bytes, version) {
  const capacity = dataCodewords(version);
  /** @type {number[]} */
  const bits = [];
  const push = (/** @type {number} */ value, /** @type {number} */ length) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  push(4, 4);
  push(bytes.length, countBits(version));
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  const words = Uint8Array.from({ length: bits.length / 8 }, (_, word) => bits.slice(word * 8, word * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  return Uint8Array.from({ length: capacity }, (_, word) => words[word] ?? ((word - words.length) % 2 === 0 ? 0xec : 0x11));
}

/**
 * Adds the check codewords of each block, and mixes the blocks.
 * @param {Uint8Array} data
 * @param {number} version
 */
function interleaved(data, version) {
  const [count, check] = [at(BLOCKS, version), at(CHECK, version)];
  const total = Math.floor(dataModules(version) / 8);
  const short = Math.floor(total / count) - check;
  const longOnes = total % count;
  const divisor = generator(check);
  /** @type {Uint8Array[]} */
  const blocks = [];
  for (let block = 0, start = 0; block < count; block += 1) {
    const end = start + short + (block >= count - longOnes ? 1 : 0);
    blocks.push(data.subarray(start, end));
    start = end;
  }
  const checks = blocks.map((block) => remainder(block, divisor));
  /** @type {number[]} */
  const mixed = [];
  for (let word = 0; word <= short; word += 1) {
    for (const block of blocks) if (word < block.length) mixed.push(at(block, word));
  }
  for (let word = 0; word < check; word += 1) for (const it of checks) mixed.push(at(it, word));
  return mixed;
}

/**
 * Multiplies in the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1.
 * @param {number} one
 * @param {number} other
 */
function multiply(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

/**
 * Returns the coefficients of (x - 1)(x - 2)(x - 4)... without the first.
 * @param {number} degree
 */
function generator(degree) {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let step = 0, root = 1; step < degree; step += 1, root = multiply(root, 2)) {
    for (let place = 0; place < degree; place += 1) {
      result[place] = multiply(at(result, place), root) ^ (result[place + 1] ?? 0);
    }
  }
  return result;
}

/**
 * @param {Uint8Array} data
 * @param {Uint8Array} divisor
 */
function remainder(data, divisor) {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ at(result, 0);
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    divisor.forEach((coefficient, place) => (result[place] = at(result, place) ^ multiply(coefficient, factor)));
  }
  return result;
}

/**
 * Returns a number with its check bits.
 * @param {number} value
 * @param {number} polynomial
 * @param {number} bits of the check
 */
function checked(value, polynomial, bits) {
  let rest = value;
  for (let step = 0; step < bits; step += 1) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * polynomial);
  return (value << bits) | rest;
}

/** @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

class Drawing {
  /** @type {boolean[][]} */
  #modules;
  /** @type {boolean[][]} */
  #fixed;
  #version;
  #size;

  /** @param {number} version */
  constructor(version) {
    this.#version = version;
    this.#size = sizeOf(version);
    const empty = () => Array.from({ length: this.#size }, () => Array.from({ length: this.#size }, () => false));
    this.#modules = empty();
    this.#fixed = empty();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {boolean} dark
   */
  #fix(x, y, dark) {
    const [row, fixed] = [this.#modules[y], this.#fixed[y]];
    if (!row || !fixed || x < 0 || x >= this.#size) return;
    row[x] = dark;
    fixed[x] = true;
  }

  /** Draws what every code of the version has. */
  patterns() {
    const last = this.#size - 1;
    for (let place = 0; place <= last; place += 1) {
      this.#fix(6, place, place % 2 === 0);
      this.#fix(place, 6, place % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]]) this.#square(/** @type {number} */ (x), /** @type {number} */ (y), 4, [2, 4]);
    const places = alignments(this.#version);
    const end = places.length - 1;
    places.forEach((x, column) => places.forEach((y, row) => {
      const isFinder = (column === 0 && row === 0) || (column === 0 && row === end) || (column === end && row === 0);
      if (!isFinder) this.#square(x, y, 2, [1]);
    }));
    this.#format(0);
    if (this.#version < 7) return;
    const bits = checked(this.#version, 0x1f25, 12);
    for (let bit = 0; bit < 18; bit += 1) {
      const [near, far] = [Math.floor(bit / 3), this.#size - 11 + (bit % 3)];
      const dark = ((bits >>> bit) & 1) === 1;
      this.#fix(far, near, dark);
      this.#fix(near, far, dark);
    }
  }

  /**
   * Draws a square whose rings are dark but for those at the distances `light`.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number[]} light
   */
  #square(x, y, radius, light) {
    for (let down = -radius; down <= radius; down += 1) {
      for (let right = -radius; right <= radius; right += 1) {
        this.#fix(x + right, y + down, !light.includes(Math.max(Math.abs(right), Math.abs(down))));
      }
    }
  }

  /** @param {number} mask */
  #format(mask) {
    const bits = checked((LEVEL_L << 3) | mask, 0x537, 10) ^ 0x5412;
    const dark = (/** @type {number} */ bit) => ((bits >>> bit) & 1) === 1;
    for (let bit = 0; bit <= 5; bit += 1) this.#fix(8, bit, dark(bit));
    this.#fix(8, 7, dark(6));
    this.#fix(8, 8, dark(7));
    this.#fix(7, 8, dark(8));
    for (let bit = 9; bit < 15; bit += 1) this.#fix(14 - bit, 8, dark(bit));
    for (let bit = 0; bit < 8; bit += 1) this.#fix(this.#size - 1 - bit, 8, dark(bit));
    for (let bit = 8; bit < 15; bit += 1) this.#fix(8, this.#size - 15 + bit, dark(bit));
    this.#fix(8, this.#size - 8, true);
  }

  /**
   * Draws codewords in the zigzag of the standard: two columns at a time, up and down in turn.
   * @param {number[]} words
   */
  data(words) {
    let bit = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.#size; step += 1) {
        for (const x of [right, right - 1]) {
          const isUpward = ((right + 1) & 2) === 0;
          const y = isUpward ? this.#size - 1 - step : step;
          const row = this.#modules[y];
          if (!row || this.#fixed[y]?.[x] || bit >= words.length * 8) continue;
          row[x] = ((at(words, bit >>> 3) >>> (7 - (bit & 7))) & 1) === 1;
          bit += 1;
        }
      }
    }
  }

  /**
   * Returns the modules under a mask, with the format that names it.
   * @param {number} mask
   */
  masked(mask) {
    this.#format(mask);
    const inverts = /** @type {(x: number, y: number) => boolean} */ (MASKS[mask]);
    return this.#modules.map((row, y) => row.map((dark, x) => (this.#fixed[y]?.[x] ? dark : dark !== inverts(x, y))));
  }
}

/**
 * Returns the points that the standard takes off a drawing.
 * @param {boolean[][]} modules
 */
function penalty(modules) {
  const size = modules.length;
  const columns = modules.map((_, x) => modules.map((row) => row[x] === true));
  let points = 0;
  for (const line of [...modules, ...columns]) points += runs(line);
  for (let y = 0; y + 1 < size; y += 1) {
    for (let x = 0; x + 1 < size; x += 1) {
      const dark = modules[y]?.[x];
      if (dark === modules[y]?.[x + 1] && dark === modules[y + 1]?.[x] && dark === modules[y + 1]?.[x + 1]) points += PENALTY.block;
    }
  }
  const dark = modules.flat().filter((it) => it).length;
  const total = size * size;
  return points + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * PENALTY.balance;
}

/**
 * Returns the points for long runs and for what looks like a finder, in one line.
 * @param {boolean[]} line
 */
function runs(line) {
  // Around the code everything is light.
  const lengths = [line.length];
  let [points, color] = [0, false];
  for (const dark of line) {
    if (dark === color) lengths[0] = at(lengths, 0) + 1;
    else {
      points += ofRun(at(lengths, 0), lengths.length === 1 ? line.length : 0);
      if (!color) points += finders(lengths);
      lengths.unshift(1);
      color = dark;
    }
  }
  points += ofRun(at(lengths, 0), lengths.length === 1 ? line.length : 0);
  if (color) lengths.unshift(0);
  lengths[0] = at(lengths, 0) + line.length;
  return points + finders(lengths);
}

/**
 * @param {number} length
 * @param {number} outside the part of it that lies outside of the code
 */
function ofRun(length, outside) {
  const inside = length - outside;
  return inside >= 5 ? PENALTY.run + inside - 5 : 0;
}

/**
 * Looks at the last runs, the newest first and light.
 * @param {number[]} lengths
 */
function finders(lengths) {
  const [after, one, two, three, four, five, before] = lengths;
  if (before === undefined || one === undefined || after === undefined || !one) return 0;
  const isCore = two === one && three === one * 3 && four === one && five === one;
  if (!isCore) return 0;
  return (after >= one * 4 && before >= one ? PENALTY.finder : 0) + (before >= one * 4 && after >= one ? PENALTY.finder : 0);
}
