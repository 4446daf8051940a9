import type { Chance } from '../engine/chance.ts'
import { digitsOf } from '../engine/instant.ts'

/** Unix seconds that leave a 64-bit id nineteen digits: mid 1977 to late 2043. */
const [firstSecond, lastSecond] = [232_830_644, 2_328_306_435]

/** The second of a moment; virtual clocks can stand where ids of these forms cannot, and then the nearest is taken. */
const secondOf = (moment: number, from: number, to: number): number =>
  Math.min(to, Math.max(from, Math.floor(moment / 1000)))

/** A decimal id of 19 digits whose upper half is a Unix second: `id >> 32` gives it back. */
export const snowflake = (moment: number, chance: Chance): string => {
  const second = secondOf(moment, firstSecond, lastSecond)
  return ((BigInt(second) << 32n) | BigInt(chance.int(0, 2 ** 32 - 1))).toString()
}

/** Id of an uploaded or generated video: a fixed head and a 20-digit base32 id that begins with a Unix second. */
export function videoId(moment: number, chance: Chance): string {
  const second = secondOf(moment, 0, 2 ** 32 - 1)
  const hex = second.toString(16).padStart(8, '0')
  return `v10033g50000${base32(BigInt(`0x${hex}${chance.hex(16)}`))}`
}

const digits = '0123456789abcdefghijklmnopqrstuv'

/** Twelve bytes as twenty base32hex digits; the last digit holds one bit, so it is `0` or `g`. */
function base32(bytes: bigint): string {
  let rest = bytes << 4n
  let text = ''
  for (let index = 0; index < 20; index += 1) {
    text = (digits[Number(rest & 31n)] ?? '0') + text
    rest >>= 5n
  }
  return text
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Name of a video: its kind, a moment, three characters. */
export function videoName(kind: string, moment: number, chance: Chance): string {
  const type = kind === 'IMAGE_ANIMATION' ? 'image_animation' : kind
  return `${type}-${digitsOf(moment)}-${chance.text(alphanumeric, 3)}`
}

/** Id of a call. */
export const requestId = (moment: number, chance: Chance): string =>
  digitsOf(moment) + chance.hex(20).toUpperCase()
