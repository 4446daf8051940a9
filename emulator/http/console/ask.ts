import { defaultName } from '../../engine/credential.ts'
import { controlContract } from '../control/contract.ts'
import type { Problem } from '../problem.ts'
import { queryOf } from './address.ts'

/** What a call of the control plane comes to. */
export type Asked =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problem: Problem }

/** The answer to a call, or what came in its place: a fault may have struck it. */
export type Answered =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly problem: Problem }

/** The ways in which the console does anything: all of them are calls that anybody could make. */
export interface Ask {
  /**
   * A call of the control plane; `path` is below its prefix, with its query, and about the world that is looked at
   * unless it names one.
   */
  control(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Asked>
  /** Any call to this backlot, as a client makes it, its answer read to the end; `target` begins with a slash. */
  call(target: string, init?: RequestInit): Promise<Answered>
}

/** The ways to ask a backlot, in process, under the origin that the person came by. */
export function createAsk(
  fetch: (request: Request) => Promise<Response>,
  origin: string,
  world: string,
): Ask {
  const visit = (target: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new Request(origin + target, init))
  return {
    async call(target, init) {
      try {
        const response = await visit(target, init)
        return { ok: true, status: response.status, text: await response.text() }
      } catch (error) {
        return { ok: false, problem: { ...silence, detail: reasonOf(error) } }
      }
    },
    async control(method, path, body) {
      const own = queryOf({ world: world === defaultName ? undefined : world }).slice(1)
      const join = path.includes('?') ? '&' : '?'
      const isAdded = own !== '' && !/^\/worlds\b|[?&]world=/.test(path)
      const target = controlContract.basePath + path + (isAdded ? join + own : '')
      const response = await visit(target, {
        method,
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      })
      const answer: unknown = await response.json()
      // The control plane answers every call from 400 on with a problem.
      return response.ok ? { ok: true, data: answer } : { ok: false, problem: answer as Problem }
    },
  }
}

const silence = { title: 'No whole answer came', status: 502 }

const reasonOf = (error: unknown): string =>
  `${error instanceof Error ? error.message : String(error)}; the requests page tells whether a fault struck`
