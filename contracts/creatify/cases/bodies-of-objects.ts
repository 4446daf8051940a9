import type { Bench, RawRequest } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { makeLink, makePreviews } from './making.ts'
import { refused } from './replies.ts'

interface Target {
  readonly operation: string
  readonly method: string
  readonly cost: Case['cost']
  /** Id of an object that the body is for. */
  make(bench: Bench): Promise<{ readonly id: string }>
}

const targets: readonly Target[] = [
  { operation: 'updateLink', method: 'PUT', cost: 'cheap', make: makeLink },
  { operation: 'renderSinglePreview', method: 'POST', cost: 'paid', make: makePreviews },
]

const tenMebibytes = 10 * 1024 * 1024

/** What operations do with a bad body that look for an object before. */
export const objectBodyCases: readonly Case[] = targets.map(({ operation, method, cost, make }) =>
  caseOf(
    {
      id: `${operation}/body`,
      title:
        'Once the object is found, a body that is too long, of another type or no JSON is refused.',
      evidence: 'assumed',
      cost,
    },
    async (bench) => {
      const target = bench.path(operation, { id: (await make(bench)).id })
      const send = (body: string, type = 'application/json') => {
        const headers = { ...bench.credentials, 'Content-Type': type }
        const request: RawRequest = { method, target, headers, body }
        return bench.send(request)
      }
      refused(await send(`{"pad":"${'x'.repeat(tenMebibytes - 9)}"}`), 413)
      const plain = 'Unsupported media type "text/plain" in request.'
      refused(await send('{}', 'text/plain'), 415, plain)
      for (const body of ['{', '{}}', '<a/>'])
        refused(await send(body), 400, /^JSON parse error - ./)
    },
  ),
)
