import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { type Amount, amountText, nothing, sumOf } from '../spend.ts'
import type { CaseAccount } from './case-account.ts'
import type { LivePlace } from './live.ts'
import type { Counted } from './schedule.ts'

const amount = z.object({ calls: z.int().min(0), credits: z.number().min(0) })

/** A run as its file keeps it. What a case came to was redacted before it got here. */
const stored = z.object({
  format: z.literal(1),
  target: z.string(),
  begun: z.string(),
  ended: z.string().optional(),
  spent: z.record(z.string(), amount),
  /** The case at work, and what it has spent; `pending` is the most that a call without an answer may have cost. */
  open: z.object({ case: z.string(), spent: amount, pending: amount.optional() }).optional(),
  /** Cases that spent something and never came to an end. */
  broken: z.record(z.string(), amount),
  /** The latest calls by API, which its quotas may still count. */
  recent: z.record(z.string(), z.array(z.object({ operation: z.string(), at: z.number() }))),
  cases: z.record(
    z.string(),
    z.custom<CaseAccount>((value) => typeof value === 'object'),
  ),
})

type State = z.output<typeof stored>

/** What a run that costs something has done and spent so far, written down before and after each costly call. */
export interface Ledger {
  /** Where it is kept. */
  readonly file: string
  /** What an earlier, interrupted run of the same target has come to, by `<provider>/<case>`. */
  readonly before: Readonly<Record<string, CaseAccount>>
  /** What earlier runs spent on cases that never came to an end. */
  readonly broken: Readonly<Record<string, Amount>>
  spent(provider: string): Amount
  /** The latest calls of earlier runs. */
  recent(provider: string): readonly Counted[]
  /** The latest calls of this one. */
  note(provider: string, calls: readonly Counted[]): void
  /** A case begins. */
  open(key: string): void
  /** A costly call is about to leave; it costs so much at most. */
  pend(atMost: Amount): void
  /** It is over; `price` is what it cost. */
  settle(provider: string, price: Amount): void
  /** A case has come to an end, or will be tried again. */
  close(account: CaseAccount | undefined): void
  /** The whole run has come to its end. */
  end(): void
}

/** What to do about an interrupted run; undefined when nobody has said so. */
export type Found = 'resume' | 'fresh' | undefined

export interface LedgerOptions {
  readonly file: string
  readonly target: string
  /** What to do about an interrupted run. */
  readonly found: Found
  /** Unix milliseconds. */
  readonly now: () => number
}

/** The ledger for runs at these places with these credentials; others have one of their own. @throws as `openLedger` */
export function ledgerFor(
  places: readonly Pick<LivePlace, 'contract' | 'base' | 'credentials'>[],
  { folder, found, now }: { folder: string; found?: Found; now(): number },
): Ledger {
  const target = places.map(({ contract, base }) => `${contract.id} at ${base}`).join(', ')
  const secrets = places.map(({ credentials = {} }) => Object.values(credentials))
  const mark = createHash('sha256')
    .update(JSON.stringify([target, secrets]))
    .digest('hex')
    .slice(0, 12)
  return openLedger({ file: join(folder, '.backlot', `verify-${mark}.json`), target, found, now })
}

/**
 * Opens the ledger of a target.
 * @throws UsageError when an interrupted run has spent something and nobody says what to do about it
 */
export function openLedger({ file, target, found, now }: LedgerOptions): Ledger {
  const moment = (): string => new Date(now()).toISOString()
  const kept = read(file, found)
  const earlier = found === 'fresh' ? undefined : kept
  const interrupted = earlier && earlier.ended === undefined ? earlier : undefined
  if (interrupted && found === undefined && spentIn(interrupted).calls > 0)
    throw new UsageError(
      `an interrupted run of this target has spent ${amountText(spentIn(interrupted))}`,
      [
        `--resume goes on where it ended, and pays for nothing twice (${file})`,
        '--fresh begins anew, and pays for everything again',
      ],
    )
  const state: State =
    found === 'resume' && interrupted
      ? recovered(interrupted)
      : { format: 1, target, begun: moment(), spent: {}, broken: {}, recent: {}, cases: {} }
  // Quotas do not ask whose run it was.
  state.recent = { ...kept?.recent }
  const before = { ...state.cases }
  const save = (): void => write(file, state)
  return {
    file,
    before,
    broken: { ...state.broken },
    spent: (provider) => state.spent[provider] ?? nothing,
    recent: (provider) => kept?.recent[provider] ?? [],
    note(provider, calls) {
      state.recent[provider] = [...calls]
    },
    open(key) {
      state.open = { case: key, spent: nothing }
    },
    pend(atMost) {
      if (!state.open) return
      state.open = { ...state.open, pending: atMost }
      save()
    },
    settle(provider, price) {
      state.spent[provider] = sumOf(state.spent[provider] ?? nothing, price)
      if (state.open) state.open = { case: state.open.case, spent: sumOf(state.open.spent, price) }
      save()
    },
    close(account) {
      const { open } = state
      // A case that never began leaves nothing behind.
      if (!open) return
      delete state.open
      if (account) state.cases[open.case] = account
      else if (open.spent.calls > 0) state.broken[open.case] = open.spent
      save()
    },
    end() {
      state.ended = moment()
      save()
    },
  }
}

/** The state of an interrupted run, with what its last case has spent; a call without an answer counts as paid. */
function recovered(state: State): State {
  const { open, ...rest } = state
  if (!open) return rest
  const lost = open.pending ?? nothing
  const spent = sumOf(open.spent, lost)
  if (spent.calls === 0) return rest
  const [provider = ''] = open.case.split('/')
  return {
    ...rest,
    spent: { ...rest.spent, [provider]: sumOf(rest.spent[provider] ?? nothing, lost) },
    broken: { ...rest.broken, [open.case]: spent },
  }
}

const spentIn = ({ spent, open }: State): Amount =>
  Object.values(spent).reduce(sumOf, open?.pending ?? nothing)

function read(file: string, found: Found): State | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw new CannotRunError(`${file} cannot be read: ${systemCodeOf(error) ?? error}`)
  }
  const parsed = stored.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  if (found === 'fresh') return undefined
  throw new UsageError(`${file} is no record of a run`, [
    '--fresh begins anew; what the earlier run has spent is not known then',
  ])
}

/** A file that is there is whole: it is written beside its place and put there at once. */
function write(file: string, state: State): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 1)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw new CannotRunError(`${file} cannot be written: ${systemCodeOf(error) ?? error}`, [
      'without it, an interrupted run would pay twice',
    ])
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
