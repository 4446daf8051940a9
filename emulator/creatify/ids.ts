import type { Chance } from '../engine/chance.ts'

/** A random id as RFC 9562 writes version 4. */
export function uuid(chance: Chance): string {
  const digits = chance.hex(32)
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) & 3]
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Name of a rendering's folder: ten letters and digits. */
export const renderName = (chance: Chance): string => chance.text(alphanumeric, 10)
