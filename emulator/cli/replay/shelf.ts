import { redacted } from '../../engine/redaction.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { jsonOf } from '../../har/json.ts'

/** How answers are chosen. */
export const modes = ['once', 'loop', 'match'] as const
export type Mode = (typeof modes)[number]

/** A request as it comes in. */
export interface Asked {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly body: string
}

/** What a recording has for a request: an answer, or the recorded requests that are most alike. */
export type Taken =
  | { readonly exchange: HarExchange }
  | { readonly nearest: readonly HarExchange[]; readonly why: string }

/** The answers of a recording, to be taken one by one. */
export interface Shelf {
  take(asked: Asked): Taken
}

interface Kept extends Pieces {
  readonly exchange: HarExchange
  used: boolean
}

/** What makes requests alike: their path, the parts of their path, and each parameter and field. */
interface Pieces {
  readonly route: string
  readonly steps: readonly string[]
  readonly said: ReadonlySet<string>
  readonly whole: string
}

/** Puts the answers of a recording on a shelf; requests that got none are left out. */
export function createShelf(exchanges: readonly HarExchange[], mode: Mode): Shelf {
  const kept = exchanges
    .filter(({ response }) => response.status > 0)
    .map((exchange): Kept => {
      const { method, url, body } = exchange.request
      const target = url.slice(new URL(url).origin.length)
      const text = body && 'text' in body ? body.text : ''
      return { exchange, used: false, ...piecesOf({ method, target, body: text }) }
    })

  const next = (found: readonly Kept[]): Kept | undefined => {
    const fresh = found.find(({ used }) => !used)
    if (fresh || mode === 'once') return fresh
    if (mode === 'match') return found.at(-1)
    for (const one of found) one.used = false
    return found[0]
  }

  return {
    take(asked) {
      const pieces = piecesOf(asked)
      const same = kept.filter(({ whole }) => whole === pieces.whole)
      const alike = mode === 'match' && same.length === 0 ? mostAlike(kept, pieces) : same
      const chosen = next(alike)
      if (chosen) {
        chosen.used = true
        return { exchange: chosen.exchange }
      }
      return {
        nearest: nearestTo(kept, pieces),
        why:
          same.length > 0
            ? `its ${same.length === 1 ? 'one answer has' : `${same.length} answers have`} been given; --mode loop begins again`
            : 'the recording has no such request',
      }
    },
  }
}

function piecesOf({ method, target, body }: Asked): Pieces {
  const [path = '/', query = ''] = target.split('?')
  const pairs = [...new URLSearchParams(query)].map((pair) => pair.join('='))
  const json = jsonOf(body)
  const fields =
    json !== null && typeof json === 'object'
      ? Object.entries(json).map(([name, value]) => `${name}:${canonical(value)}`)
      : body === ''
        ? []
        : [body]
  return {
    route: `${method} ${path}`,
    steps: path.split('/'),
    said: new Set([...pairs, ...fields]),
    whole: JSON.stringify([method, path, pairs.toSorted(), fields.toSorted()]),
  }
}

/** JSON that does not depend on the order of members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .toSorted()
    .join()}}`
}

/** Of the requests to the same path, or to one of the same form, those that say the most of the same. */
function mostAlike(kept: readonly Kept[], pieces: Pieces): readonly Kept[] {
  const [method] = pieces.route.split(' ')
  const onRoute = kept.filter(({ route }) => route === pieces.route)
  const ofForm = kept.filter(
    ({ route, steps }) => route.split(' ')[0] === method && isSameForm(steps, pieces.steps),
  )
  const found = onRoute.length > 0 ? onRoute : ofForm
  const best = Math.max(...found.map((one) => likeness(one, pieces)))
  return found.filter((one) => likeness(one, pieces) === best)
}

/** Whether two paths differ only in steps that look like ids. */
const isSameForm = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length &&
  one.every(
    (step, index) => step === other[index] || (isDrawn(step) && isDrawn(other[index] ?? '')),
  )

const isDrawn = (step: string): boolean => /\d/.test(step) && step.length > 5

const likeness = ({ said }: Pieces, pieces: Pieces): number =>
  [...said].filter((one) => pieces.said.has(one) || one.includes(redacted)).length -
  Math.abs(said.size - pieces.said.size) / 100

function nearestTo(kept: readonly Kept[], pieces: Pieces): readonly HarExchange[] {
  const score = (one: Kept): number =>
    (one.route === pieces.route ? 1000 : 0) +
    20 * one.steps.filter((step, index) => step === pieces.steps[index]).length +
    likeness(one, pieces)
  const seen = new Set<string>()
  return kept
    .toSorted((a, b) => score(b) - score(a))
    .filter(({ whole }) => !seen.has(whole) && seen.add(whole))
    .slice(0, 3)
    .map(({ exchange }) => exchange)
}
