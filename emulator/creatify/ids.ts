import type { Chance } from '../engine/chance.ts'

const alphanumeric = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Name of a rendering's folder: ten letters and digits. */
export const renderName = (chance: Chance): string => chance.text(alphanumeric, 10)
