import type { z } from 'zod'
import type { OwnFiles } from './media/own-files.ts'
import type { World } from './world.ts'

/** Where a part of a fixture is planted: an account in a world. */
export interface Soil {
  readonly world: World
  readonly app: string
  readonly account: string
  /** Origin under which links are given out. */
  readonly origin: string
  /** Media files of the user's own. */
  readonly files: OwnFiles
}

/** Something that a fixture has made. */
export interface Seeded {
  readonly kind: string
  readonly id: string
  /** What the fixture calls it. */
  readonly as?: string
}

/** What a fixture can say of an account of an API, and how that comes about. */
export interface Seedbed {
  readonly schema: z.ZodObject
  /**
   * Looks whether everything that a part of a fixture speaks of is there; what it returns makes it.
   * @throws SeedError when something is not
   */
  prepare(soil: Soil, part: unknown): Promise<() => Promise<readonly Seeded[]>>
}

/** A fixture that cannot be planted; nothing was. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  /** The way to what is wrong, from the part that was prepared. */
  readonly path: readonly (string | number)[]
  constructor(path: readonly (string | number)[], message: string, options?: ErrorOptions) {
    super(message, options)
    this.path = path
  }
}
