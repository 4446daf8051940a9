import type { Served } from './servers.ts'
import { mean } from './statistics.ts'

/**
 * What is measured of two servers, as the mean of so many rounds of turns. In each they meet the same machine, and each
 * is first as often as last: a machine that was idle for a moment is faster than one that was not, by up to a third.
 */
export async function inTurns<Name extends string>(
  [one, other]: readonly [Name, Name],
  servers: Readonly<Record<Name, Served>>,
  measure: (server: Served) => Promise<number>,
  rounds = 1,
): Promise<Record<Name, number>> {
  const figures = new Map<Name, number[]>()
  for (let round = 0; round < rounds; round += 1)
    for (const name of [one, other, other, one])
      figures.set(name, [...(figures.get(name) ?? []), await measure(servers[name])])
  const of = (name: Name): number => mean(figures.get(name) ?? [])
  // Both names are there, and no other.
  return { [one]: of(one), [other]: of(other) } as Record<Name, number>
}
