import { join } from 'node:path'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { liveLogFile, noteLiveDay } from '../../engine/live-log.ts'
import type { CaseAccount } from './case-account.ts'
import type { PaidDesk } from './target.ts'

/** Cases that matched at the vendors' own hosts, by API; what answered elsewhere in their name proves nothing. */
export function matchedLive(
  contracts: readonly Contract[],
  desks: readonly Pick<PaidDesk, 'provider' | 'base'>[],
  accounts: readonly Pick<CaseAccount, 'provider' | 'id' | 'verdict'>[],
): Map<string, string[]> {
  const matched = new Map<string, string[]>()
  for (const { provider, base } of desks) {
    const hosts = contracts.find(({ id }) => id === provider)?.liveHosts ?? []
    if (!hosts.some((host) => new URL(host).origin === new URL(base).origin)) continue
    const ids = accounts.filter((one) => one.provider === provider && one.verdict === 'match')
    if (ids.length > 0)
      matched.set(
        provider,
        ids.map(({ id }) => id),
      )
  }
  return matched
}

/** Notes below a folder, for the coverage, on which day (Unix milliseconds) which cases matched the real API. */
export async function noteMatches(
  folder: string,
  matched: ReadonlyMap<string, readonly string[]>,
  now: number,
): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10)
  for (const [provider, ids] of matched)
    await noteLiveDay(join(folder, liveLogFile), provider, ids, day)
}
