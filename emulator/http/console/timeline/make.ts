import type { Contract } from '../../../../contracts/kit/contract.ts'
import { credentialOf, defaultName } from '../../../engine/credential.ts'
import { requests } from '../../control/journal-wire.ts'
import type { Problem } from '../../problem.ts'
import type { Ask } from '../ask.ts'
import { jsonOf } from '../json.ts'
import type { Path, Recipe, Step } from './recipe.ts'

/** What cooking by a recipe comes to: the answer of its last call, or the refusal of the one that failed. */
export type Made = { readonly reply: unknown } | { readonly problem: Problem }

/** Makes a task as a client of the API would, by calls over the same wiring. */
export async function make(
  ask: Ask,
  world: string,
  contract: Contract,
  recipe: Recipe,
  fate: string | undefined,
): Promise<Made> {
  const replies: unknown[] = []
  const credential = credentialOf({ world, app: defaultName, account: defaultName })
  for (const step of recipe.steps) {
    const { endpoint } = step
    const isLast = step === recipe.steps.at(-1)
    const answer = await ask.call(contract.basePath + endpoint.path, {
      method: endpoint.method,
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(contract.credential.headers.map((name) => [name, credential])),
        ...(isLast && fate !== undefined && { 'x-backlot-fate': fate }),
      },
      body: JSON.stringify(filled(step, replies)),
    })
    if (!answer.ok) return answer
    const { status, text } = answer
    const reply = jsonOf(text)
    const opened = contract.envelope.open(status, reply)
    if (!opened?.ok) {
      const said = opened ? `${opened.code} ${opened.message}` : text.slice(0, 300)
      const reason = await reasonOf(ask, endpoint.id)
      return {
        problem: {
          title: `${endpoint.id} was refused`,
          status,
          detail: reason ? `${reason} (${said})` : said,
        },
      }
    }
    replies.push(reply)
  }
  return { reply: replies.at(-1) }
}

/** The body of a step, with what it borrows from the replies before it. */
function filled({ body, borrows }: Step, replies: readonly unknown[]): unknown {
  return borrows.reduce((text, { madeUp, from, at }) => {
    const value = valueAt(replies[from], at)
    return typeof value === 'string' ? replaced(text, madeUp, value) : text
  }, body)
}

/** A value in which one text is replaced by another wherever it stands alone. */
export function replaced(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) return value.map((one) => replaced(one, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, replaced(inner, from, to)]),
  )
}

/** What stands at a place of a value; undefined when nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  return valueAt(Object.entries(value).find(([name]) => name === String(key))?.[1], rest)
}

/** Why the latest call of an operation was refused, by the journal. */
async function reasonOf(ask: Ask, operation: string): Promise<string | undefined> {
  const asked = await ask.control('GET', `/requests?operation=${operation}&refused=true&pageSize=1`)
  if (!asked.ok) return undefined
  return requests.parse(asked.data).requests[0]?.refused?.reason
}
