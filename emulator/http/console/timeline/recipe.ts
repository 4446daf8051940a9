import type { Contract } from '../../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import type { Example, Examples } from '../../../../contracts/kit/example.ts'
import { credentialOf, defaultName } from '../../../engine/credential.ts'

/** A call of a recipe: an example of an operation, and what in its body comes from an earlier call's answer. */
export interface Step {
  readonly endpoint: Endpoint
  readonly body: unknown
  /** Texts of the body that are put in the place of made-up ones. */
  readonly borrows: readonly { readonly madeUp: string; readonly from: number; readonly at: Path }[]
}

/** Where a value stands in a reply. */
export type Path = readonly (string | number)[]

/** How a task of an operation is made, from nothing: the calls that it takes, in order. */
export interface Recipe {
  readonly operation: string
  readonly summary: string
  readonly steps: readonly Step[]
}

/**
 * How tasks of an API are made, the simplest first. Examples hang together: an id in the body of one stands in the
 * reply of another, and that is the call which has to go before.
 */
export function recipesOf(contract: Contract, examples: Examples): Recipe[] {
  const replies = contract.endpoints.flatMap((endpoint) => {
    const example = sendable(examples[endpoint.id])
    return example && endpoint.creates === undefined ? [{ endpoint, example }] : []
  })
  const recipes = contract.endpoints.flatMap((endpoint): Recipe[] => {
    const example = endpoint.creates === undefined ? undefined : sendable(examples[endpoint.id])
    if (!example) return []
    const steps: Step[] = []
    const borrows = textsIn(example.input?.body).flatMap((madeUp) => {
      for (const source of replies) {
        const at = pathTo(source.example.reply, madeUp)
        if (!at || source.endpoint.method !== 'POST') continue
        steps.push({ endpoint: source.endpoint, body: source.example.input?.body, borrows: [] })
        return { madeUp, from: steps.length - 1, at }
      }
      return []
    })
    steps.push({ endpoint, body: example.input?.body, borrows })
    return [{ operation: endpoint.id, summary: endpoint.summary, steps }]
  })
  return recipes.sort((a, b) => weightOf(a) - weightOf(b))
}

/** The first example of an operation that can be sent as it stands. */
function sendable(examples: Readonly<Record<string, Example>> = {}): Example | undefined {
  return Object.values(examples).find(
    ({ input, status = 200 }) => input?.body !== undefined && !input.params && status < 400,
  )
}

const weightOf = ({ steps }: Recipe): number =>
  steps.length * 10_000 + JSON.stringify(steps.at(-1)?.body).length

/** Texts in a value that are long enough to be ids. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 16 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The place of a text in a value; undefined when it is not there. */
export function pathTo(value: unknown, text: string): Path | undefined {
  if (value === text) return []
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const rest = pathTo(inner, text)
    if (rest) return [Array.isArray(value) ? Number(key) : key, ...rest]
  }
  return undefined
}

/** The first call of a recipe as a line for a shell. */
export function curlOf(
  contract: Contract,
  { steps }: Recipe,
  origin: string,
  world: string,
): string {
  const [first] = steps
  if (!first) return ''
  const credential = credentialOf({ world, app: defaultName, account: defaultName })
  return [
    `curl ${origin}${contract.basePath}${first.endpoint.path}`,
    ...contract.credential.headers.map((name) => `-H '${name}: ${credential}'`),
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify(first.body).replaceAll("'", "'\\''")}'`,
  ].join(' \\\n  ')
}
