import { nearestName } from '../../../contracts/kit/nearest.ts'
import type { Allowance } from '../../../scenarios/runner/purse.ts'
import { UsageError } from '../errors.ts'

/**
 * What may be spent, from words such as `5` (at each API) and `creatify=20`, in each API's own unit; nothing
 * unless it is said.
 * @throws UsageError for a word that means nothing
 */
export function readSpend(words: readonly string[], providers: readonly string[]): Allowance {
  let each = 0
  const at: Record<string, number> = {}
  for (const word of words) {
    const [, name, digits = ''] = /^(?:([^=]+)=)?(\d+(?:\.\d+)?)$/.exec(word) ?? []
    if (digits === '')
      throw new UsageError(`--spend ${word}: that is no amount`, [
        'written as 5, or as creatify=5, in the unit of the API',
      ])
    if (name === undefined) each = Number(digits)
    else if (providers.includes(name)) at[name] = Number(digits)
    else {
      const near = nearestName(name, providers)
      throw new UsageError(
        `--spend ${word}: nothing here calls ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
        [`called are: ${providers.join(', ')}`],
      )
    }
  }
  return { each, at }
}
