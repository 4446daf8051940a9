import type { Faker } from '@faker-js/faker'

/**
 * Seeded chance. A stream is named by its key; the same key yields the same draws in every process,
 * whatever else was drawn in between.
 */
export interface Chance {
  /** A number in [0, 1). */
  unit(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** So many lower-case hexadecimal digits. */
  hex(digits: number): string
  /** A random UUID, version 4 as RFC 9562 writes it. */
  uuid(): string
  /** So many characters of an alphabet. */
  text(alphabet: string, length: number): string
  pick<T>(items: readonly [T, ...T[]]): T
  /** A draw of the standard normal distribution. */
  normal(): number
}

/** A place that many streams branch off, numbered: the costly part of a key, done once. */
export type Root = readonly [number, number, number, number]

/** The root that bears this key. */
export const rootOf = (...key: readonly (string | number)[]): Root => hash(key.join('\u0000'))

/** The stream of draws that bears this key. */
export const createChance = (...key: readonly (string | number)[]): Chance =>
  new Stream(...rootOf(...key))

/** The n-th stream of a root. */
export const chanceAt = ([a, b, c, d]: Root, nth: number): Chance =>
  new Stream(mix(a ^ nth), b, c ^ Math.imul(nth, 0x9e3779b1), d)

/** sfc32, a small fast counting generator: 32 bits a step, period above 2^64. A class, for one is made a call. */
class Stream implements Chance {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a
    this.#b = b
    this.#c = c
    this.#d = d
    for (let round = 0; round < 8; round += 1) this.#bits()
  }

  #bits(): number {
    const sum = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  unit(): number {
    return (this.#bits() * 2 ** 21 + (this.#bits() >>> 11)) / 2 ** 53
  }

  int(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1))
  }

  hex(digits: number): string {
    let text = ''
    for (let rest = digits; rest > 0; rest -= 8) text += hexOfWord(this.#bits())
    return text.length === digits ? text : text.slice(0, digits)
  }

  uuid(): string {
    write(this.#bits(), 0)
    write((this.#bits() & 0xffff0fff) | 0x4000, 4)
    write((this.#bits() & 0x3fffffff) | 0x80000000, 8)
    write(this.#bits(), 12)
    return written.toString('latin1')
  }

  text(alphabet: string, length: number): string {
    let text = ''
    for (let index = 0; index < length; index += 1)
      text += alphabet[this.#bits() % alphabet.length] ?? ''
    return text
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.#bits() % items.length] ?? items[0]
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()))
    return radius * Math.cos(2 * Math.PI * this.unit())
  }
}

/** Prose for people (names, sentences), drawn from a stream. The library loads on first use, since it is large. */
export async function proseOf(chance: Chance): Promise<Faker> {
  const { faker } = await import('@faker-js/faker/locale/en')
  // This entry exports one shared instance only; its class makes another, without loading every locale.
  const Prose = faker.constructor as typeof Faker
  const own = new Prose({ locale: faker.rawDefinitions })
  own.seed(chance.int(0, 2 ** 31))
  return own
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pair = (byte: number): string => pairs[byte & 255] ?? ''
/** The eight lower-case hexadecimal digits of a number of 32 bits. */
export const hexOfWord = (word: number): string =>
  pair(word >>> 24) + pair(word >>> 16) + pair(word >>> 8) + pair(word)

/** A UUID as it is being written: put together of texts it would take twice as long, and leave them all behind. */
const written = Buffer.from('00000000-0000-0000-0000-000000000000')
/** Where each of its sixteen bytes stands in it. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const digits = Buffer.from('0123456789abcdef')

/** Writes the four bytes of a word into the UUID, from this byte of it on. */
function write(word: number, from: number): void {
  for (let nth = 0; nth < 4; nth += 1) {
    const byte = (word >>> (24 - 8 * nth)) & 255
    const place = places[from + nth] ?? 0
    written[place] = digits[byte >> 4] ?? 0
    written[place + 1] = digits[byte & 15] ?? 0
  }
}

/** Four 32-bit words that depend on every character, by four multiplicative lanes that are mixed at the end. */
function hash(text: string): [number, number, number, number] {
  let [p, q, r, s] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x71374491]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    p = q ^ Math.imul(p ^ unit, 0x2c1b3c6d)
    q = r ^ Math.imul(q ^ unit, 0x297a2d39)
    r = s ^ Math.imul(r ^ unit, 0x85ebca6b)
    s = p ^ Math.imul(s ^ unit, 0xc2b2ae35)
  }
  return [mix(p ^ s), mix(q ^ p), mix(r ^ q), mix(s ^ r)]
}

function mix(word: number): number {
  let value = word
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b)
  return (value ^ (value >>> 16)) | 0
}
