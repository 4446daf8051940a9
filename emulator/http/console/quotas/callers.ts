import { defaultName } from '../../../engine/credential.ts'
import type { World } from '../../../engine/world.ts'

/** Whose calls are counted. */
export interface Caller {
  readonly app: string
  readonly account: string
}

/** Callers whose meters are shown. */
export const most = 20

/** Who has called, by the journal, the latest first; the usual one when nobody has. `app`: only callers of it. */
export function callersOf({ journal }: World, app: string): Caller[] {
  const callers = new Map<string, Caller>()
  const usual = { app: app || defaultName, account: defaultName }
  const { first, next } = journal.extent
  for (let number = next - 1; number >= first && callers.size < most; number -= 1) {
    const call = journal.call(number)
    if (call?.app === undefined || call.account === undefined) continue
    if (app !== '' && call.app !== app) continue
    callers.set(`${call.app} ${call.account}`, { app: call.app, account: call.account })
  }
  return callers.size === 0 ? [usual] : [...callers.values()]
}
