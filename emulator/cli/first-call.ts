import type { Catalogued } from '../../contracts/catalogue.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'

/**
 * A curl line that starts a task: of all creating operations the example with the shortest body,
 * for that one leans on nothing that would have to be made before.
 */
export function firstCall({ contract, examples }: Catalogued, origin: string): string {
  const calls = contract.endpoints
    .filter(({ creates }) => creates !== undefined)
    .flatMap((endpoint) => bodiesOf(endpoint, examples).map((body) => ({ endpoint, body })))
    .sort((a, b) => a.body.length - b.body.length)
  const [shortest] = calls
  if (!shortest) return `curl ${origin}/_backlot/health`
  const { endpoint, body } = shortest
  const headers = [
    ...contract.credential.headers.map((name) => `${name}: demo`),
    'Content-Type: application/json',
  ]
  return [
    `curl -X ${endpoint.method} ${origin}${contract.basePath}${endpoint.path}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    `-d ${quoted(body)}`,
  ].join(' \\\n      ')
}

function bodiesOf({ id }: Endpoint, examples: Catalogued['examples']): string[] {
  return Object.values(examples[id] ?? {}).flatMap(({ input }) =>
    input?.body === undefined ? [] : [JSON.stringify(input.body)],
  )
}

/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
