import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import type { Problem } from '../problem.ts'
import { controlContract } from './contract.ts'

/** Bodies that may be longer than others, in bytes: they hold what Backlot wrote itself, NUL characters and all. */
const longBodies: ReadonlyMap<string, number> = new Map([['restoreSnapshot', 256 * 1024 * 1024]])

/** Operations that read their bodies themselves, for people write them and want to know where something is wrong. */
const written: ReadonlySet<string> = new Set(['plantFixture'])

/** Bytes that the body of a call may have. */
export const limitOf = ({ id }: Endpoint): number => longBodies.get(id) ?? controlContract.bodyLimit

/** Ways for what is too long to travel over HTTP. */
const otherWays: ReadonlyMap<string, string> = new Map([
  ['restoreSnapshot', '`start --import <file>` reads a longer one'],
  ['plantFixture', '`start --fixtures <file>` and `backlot.seed()` plant a longer one'],
])

/** What is said to a body that is too long. */
export function tooLong(endpoint: Endpoint): Problem {
  const limit = limitOf(endpoint)
  const way = otherWays.get(endpoint.id) ?? 'this is no setting'
  return {
    title: 'Too large',
    status: 413,
    detail: `the body of ${endpoint.id} is longer than ${limit} bytes; ${way}`,
    allowed: [`a body of at most ${limit} bytes`],
    limit,
  }
}

/** Whether a body is what Backlot wrote itself, whatever characters are in it. */
export const mayHoldAnything = ({ id }: Endpoint): boolean => longBodies.has(id)

type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string }

/** The body of a call, not validated. */
export function bodyOf(text: string, endpoint: Endpoint): Body {
  if (!endpoint.request.body) {
    if (text === '' || text === '{}') return { ok: true, value: undefined }
    return { ok: false, detail: `${endpoint.id} takes no body` }
  }
  if (written.has(endpoint.id)) return { ok: true, value: {} }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { ok: false, detail: `the body is no JSON: ${why}` }
  }
}
