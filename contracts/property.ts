import fc from 'fast-check'
import { Drifted } from './kit/expect.ts'
import { shown } from './kit/judge.ts'

export interface PropertyOptions {
  /** Random inputs that are tried. */
  readonly runs: number
  /** What chance is drawn from: the same text, the same inputs. */
  readonly seed: string
}

/**
 * Tries a property with random inputs; a drift is shown for the smallest input that still shows it.
 * @throws Drifted with the seed and the input, or whatever else the property throws
 */
export async function holdsFor<T>(
  inputs: fc.Arbitrary<T>,
  property: (input: T) => Promise<void>,
  { runs, seed }: PropertyOptions,
): Promise<void> {
  const number = hashOf(seed)
  const outcome = await fc.check(fc.asyncProperty(inputs, property), {
    numRuns: runs,
    seed: number,
  })
  if (!outcome.failed) return
  const { errorInstance: error, counterexample, counterexamplePath, numShrinks } = outcome
  if (!(error instanceof Drifted)) throw error
  const [first, ...rest] = error.mismatches
  const found = `for ${shown(counterexample?.[0])}, shrunk ${numShrinks} times, seed ${number}, path ${counterexamplePath}`
  throw new Drifted({ ...first, seen: `${first.seen} (${found})` }, ...rest)
}

/** A number of 31 bits for a text (FNV-1a). */
function hashOf(text: string): number {
  let sum = 0x811c9dc5
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return sum & 0x7fffffff
}
