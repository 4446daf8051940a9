import type { Chance } from '../engine/chance.ts'

/** A random id as RFC 9562 writes version 4. */
export function uuid(chance: Chance): string {
  const [a, b, c, d] = [chance.hex(8), chance.hex(8), chance.hex(8), chance.hex(8)]
  const variant = '89ab'[Number.parseInt(c.slice(0, 1), 16) & 3]
  return [a, b.slice(0, 4), `4${b.slice(5)}`, `${variant}${c.slice(1, 4)}`, c.slice(4) + d].join(
    '-',
  )
}

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Name of a rendering's folder: ten letters and digits. */
export const renderName = (chance: Chance): string => chance.text(alphanumeric, 10)
