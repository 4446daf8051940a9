import { nearestName } from '../../contracts/kit/nearest.ts'
import { UsageError } from './errors.ts'

/** What may be spent at one API, or has been. */
export interface Amount {
  /** Calls that cost something, by whatever the API charges for them. */
  readonly calls: number
  /** Credits of the account; always 0 where the API counts none. */
  readonly credits: number
}

/** Provider id → what may be spent there; nothing where a provider is not named. */
export type Budget = ReadonlyMap<string, Amount>

export const nothing: Amount = { calls: 0, credits: 0 }

export const sumOf = (one: Amount, other: Amount): Amount => ({
  calls: one.calls + other.calls,
  credits: one.credits + other.credits,
})

/** Whether something more can be paid for after all that has been spent. */
export const affords = (budget: Amount, spent: Amount, price: Amount): boolean =>
  spent.calls + price.calls <= budget.calls && spent.credits + price.credits <= budget.credits

/** An amount as people say it: `3 calls, 15 credits`; what is not there is not said. */
export function amountText({ calls, credits }: Amount): string {
  const parts = [
    // Where credits alone are a limit, there may be any number of calls.
    ...(calls > 0 && Number.isFinite(calls) ? [counted(calls, 'call')] : []),
    ...(credits > 0 ? [counted(credits, 'credit')] : []),
  ]
  return parts.join(', ') || 'nothing'
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** How `--spend` is written, for help texts. */
export const spendHelp =
  'What may be spent at a real API, as tiktok=20calls,creatify=50credits; both as creatify=50credits+10calls; a bare number at each API, in its own unit; 0 for what costs nothing. Repeatable.'

/**
 * Reads what `--spend` says. Where an API charges credits they have to be named, for calls alone are no limit there;
 * a bare number is in the unit of the API, and without a name it holds for each that is not named.
 *
 * @param charges - Ids of all APIs, and whether each charges credits.
 * @throws UsageError for an unknown API or unit, an amount that is none, or one said twice
 */
export function readSpend(words: readonly string[], charges: ReadonlyMap<string, boolean>): Budget {
  const budget = new Map<string, Amount>()
  const parts = words.flatMap((word) => word.split(',')).map((text) => text.trim())
  const [each, twice] = parts.filter((part) => /^\d{1,9}$/.test(part))
  if (twice !== undefined)
    throw new UsageError(`--spend ${twice}: how much each API may cost was said before`)
  for (const part of parts) {
    if (part === each) continue
    const [, provider, amounts] = /^([\w-]+)=(.+)$/.exec(part) ?? []
    if (provider === undefined || amounts === undefined) throw unreadable(part, charges)
    const inCredits = charges.get(provider)
    if (inCredits === undefined) throw unknown(part, provider, charges)
    if (budget.has(provider)) throw new UsageError(`--spend ${part}: ${provider} was named before`)
    budget.set(provider, amountOf(part, provider, amounts, inCredits))
  }
  if (each !== undefined)
    for (const [provider, inCredits] of charges)
      if (!budget.has(provider)) budget.set(provider, amountOf(each, provider, each, inCredits))
  return budget
}

function amountOf(part: string, provider: string, text: string, inCredits: boolean): Amount {
  const said = new Map<string, number>()
  for (const one of text.split('+')) {
    // A bare number is in the unit that the API charges in.
    const own = inCredits ? 'credit' : 'call'
    const [, number, unit = own] = /^\s*(\d{1,9})\s*(?:(call|credit)s?)?\s*$/.exec(one) ?? []
    if (number === undefined || said.has(unit))
      throw new UsageError(`--spend ${part}: "${one}" is no amount`, [
        `written as ${provider}=20calls${inCredits ? `, ${provider}=50credits or ${provider}=50credits+20calls` : ''}`,
      ])
    said.set(unit, Number(number))
  }
  const credits = said.get('credit')
  if (inCredits && credits === undefined)
    throw new UsageError(`--spend ${part}: ${provider} charges credits; how many?`, [
      `${provider}=50credits, or ${part}+50credits`,
    ])
  if (!inCredits && credits !== undefined)
    throw new UsageError(`--spend ${part}: ${provider} counts no credits`, [
      `say how many calls that cost something may be made: ${provider}=20calls`,
    ])
  return { calls: said.get('call') ?? Number.POSITIVE_INFINITY, credits: credits ?? 0 }
}

const unreadable = (part: string, charges: ReadonlyMap<string, boolean>): UsageError =>
  new UsageError(`--spend ${part}: that is no budget`, [
    `written as ${[...charges].map(([id, inCredits]) => `${id}=${inCredits ? '50credits' : '20calls'}`).join(',')}`,
  ])

function unknown(
  part: string,
  provider: string,
  charges: ReadonlyMap<string, boolean>,
): UsageError {
  const known = [...charges.keys()]
  const near = nearestName(provider, known)
  return new UsageError(
    `--spend ${part}: there is no API ${provider}${near === undefined ? '' : `; did you mean ${near}?`}`,
    [`known: ${known.join(', ')}`],
  )
}
