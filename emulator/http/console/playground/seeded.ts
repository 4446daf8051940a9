import { examplesOf } from '../../../../contracts/examples.ts'
import type { Contract } from '../../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import type { World } from '../../../engine/world.ts'
import { jsonOf } from '../json.ts'
import { replaced, valueAt } from '../timeline/make.ts'
import { pathTo, textsIn } from '../timeline/recipe.ts'
import type { Input } from './fields.ts'

/**
 * What to send to an operation to begin with: its first example, in which made-up ids are replaced by those that this
 * world gave in the same place of an answer, where it did.
 */
export function seededInput(world: World, contract: Contract, endpoint: Endpoint): Input {
  const examples = examplesOf(contract.id)
  const all = Object.values(examples[endpoint.id] ?? {})
  const found = all.find(({ input, status = 200 }) => input !== undefined && status < 400)
  const input: Input = found?.input ?? {}
  let filled: unknown = input
  for (const madeUp of textsIn(input))
    for (const [operation, named] of Object.entries(examples)) {
      if (operation === endpoint.id) continue
      const at = Object.values(named).flatMap(({ reply }) => {
        const path = pathTo(reply, madeUp)
        return path ? [path] : []
      })[0]
      const value = at && valueAt(latestAnswer(world, contract.id, operation), at)
      if (typeof value !== 'string') continue
      filled = replaced(filled, madeUp, value)
      break
    }
  // The same shape with other texts.
  return filled as Input
}

/** Calls of the journal that are looked through. */
const most = 2000

/** The latest answer of an operation that was no refusal; undefined when there is none. */
function latestAnswer({ journal }: World, provider: string, operation: string): unknown {
  const { first, next } = journal.extent
  for (let number = next - 1; number >= Math.max(first, next - most); number -= 1) {
    const call = journal.call(number)
    if (call?.provider === provider && call.operation === operation && !call.refused)
      return jsonOf(call.responseBody)
  }
  return undefined
}
