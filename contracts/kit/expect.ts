import type { Drift } from './drift.ts'
import { shown } from './judge.ts'

/** A drift before its case and call are known. */
export type Mismatch = Pick<Drift, 'path' | 'expected' | 'seen'> & Partial<Drift>

/** What came back is not what was expected. */
export class Drifted extends Error {
  override readonly name = 'Drifted'
  readonly mismatches: readonly [Mismatch, ...Mismatch[]]

  constructor(...mismatches: readonly [Mismatch, ...Mismatch[]]) {
    super(
      mismatches
        .map(({ path, expected, seen }) => `${path}: expected ${expected}, saw ${seen}`)
        .join('; '),
    )
    this.mismatches = mismatches
  }
}

/** @throws Drifted unless the two are the same JSON value; the order of keys does not matter. */
export function expectSame(seen: unknown, expected: unknown, path: string): void {
  if (!same(seen, expected))
    throw new Drifted({ path, expected: shown(expected), seen: shown(seen) })
}

/** @throws Drifted unless `seen` is a text that the pattern finds something in. */
export function expectMatch(seen: unknown, pattern: RegExp, path: string): void {
  if (typeof seen !== 'string' || !pattern.test(seen))
    throw new Drifted({ path, expected: String(pattern), seen: shown(seen) })
}

/** @throws Drifted unless it holds; `expected` says what should. */
export function expectThat(
  holds: boolean,
  path: string,
  expected: string,
  seen: unknown,
): asserts holds {
  if (!holds) throw new Drifted({ path, expected, seen: shown(seen) })
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (one === null || other === null) return false
  if (typeof one !== 'object' || typeof other !== 'object') return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const entries = Object.entries(one)
  return (
    entries.length === Object.keys(other).length &&
    // Whatever is an object can be asked for a key.
    entries.every(
      ([key, item]) =>
        Object.hasOwn(other, key) && same(item, (other as Record<string, unknown>)[key]),
    )
  )
}
