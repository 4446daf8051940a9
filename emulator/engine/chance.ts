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
  /** So many characters of an alphabet. */
  text(alphabet: string, length: number): string
  pick<T>(items: readonly [T, ...T[]]): T
  /** A draw of the standard normal distribution. */
  normal(): number
}

/** The stream of draws that bears this key. */
export function createChance(...key: readonly (string | number)[]): Chance {
  let [a, b, c, d] = hash(key.join('\u0000'))

  // sfc32, a small fast counting generator: 32 bits a step, period above 2^64
  const bits = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let round = 0; round < 8; round += 1) bits()

  const unit = (): number => (bits() * 2 ** 21 + (bits() >>> 11)) / 2 ** 53

  return {
    unit,
    int: (min, max) => min + Math.floor(unit() * (max - min + 1)),
    hex(digits) {
      let text = ''
      while (text.length < digits) text += bits().toString(16).padStart(8, '0')
      return text.slice(0, digits)
    },
    text(alphabet, length) {
      let text = ''
      for (let index = 0; index < length; index += 1)
        text += alphabet[bits() % alphabet.length] ?? ''
      return text
    },
    pick: (items) => items[bits() % items.length] ?? items[0],
    normal() {
      const radius = Math.sqrt(-2 * Math.log(1 - unit()))
      return radius * Math.cos(2 * Math.PI * unit())
    },
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
