import { type Root, rootOf } from './chance.ts'
import { remembered } from './remembered.ts'

/** What one account does with one operation: keys the chance of its calls and of its tasks. */
export interface Line {
  readonly calls: Root
  readonly tasks: Root
  /** Calls that have come in. */
  count: number
}

/** Who has called what, how often, in a world. */
interface Ground {
  readonly name: string
  readonly seed: string
  readonly lines: Map<string, Line>
}

const keyOf = remembered((left, right) => `${left}/${right}`)

/** The line of an account and an operation in a world. */
export function lineOf(world: Ground, provider: string, account: string, operation: string): Line {
  const key = keyOf(keyOf(provider, operation), account)
  const known = world.lines.get(key)
  if (known) return known
  const calls = rootOf(world.seed, world.name, provider, account, operation)
  const tasks = rootOf(world.seed, world.name, provider, account, operation, 'tasks')
  const line = { calls, tasks, count: 0 }
  world.lines.set(key, line)
  return line
}

/** The lines of a world, in a snapshot. */
export type SavedLines = {
  provider: string
  operation: string
  account: string
  calls: number
}[]

export const saveLines = ({ lines }: Ground): SavedLines =>
  [...lines].map(([key, { count }]) => {
    const [provider = '', operation = '', account = ''] = key.split('/')
    return { provider, operation, account, calls: count }
  })

export function loadLines(world: Ground, saved: SavedLines): void {
  for (const { provider, operation, account, calls } of saved)
    lineOf(world, provider, account, operation).count = calls
}
