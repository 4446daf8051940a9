import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backlot, createBacklot } from '../../../../emulator/index.ts'
import { emptySnapshot } from '../../../support/empty-snapshot.ts'
import { animation, paths } from '../../../support/tiktok.ts'

// Everything here is made from the printed document: a route or a parameter that is added is held to it at once.

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}
interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly schema: Schema
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const document: Document = JSON.parse(
  await readFile(new URL('../../../../emulator/http/openapi.json', import.meta.url), 'utf8'),
)

/** A schema behind its references. */
function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  if (name === undefined) return schema
  const meant = document.components.schemas[name]
  if (!meant) throw new Error(`the document has no ${schema.$ref}`)
  return resolved(meant)
}

/** The members that an object may have, over all its variants. */
function membersOf(schema: Schema): Readonly<Record<string, Schema>> {
  const { properties, anyOf = [], oneOf = [] } = resolved(schema)
  return Object.assign({}, properties, ...[...anyOf, ...oneOf].map(membersOf))
}

/** What a call sends of the world it is about. */
const world = 'held'

interface BadCall {
  readonly what: string
  readonly operation: string
  readonly method: string
  readonly target: string
  readonly body?: string
  readonly status: number
  /** What the problem says. */
  readonly says: RegExp
  /** Names that it lists as right. */
  readonly allowed: readonly string[]
}

const named = (name: string): RegExp => new RegExp(`\\b${name}\\b`)

/** A text that a parameter of this schema cannot be; undefined where every text will do. */
function wrongText(schema: Schema): string | undefined {
  const { type, format, pattern, enum: choices } = resolved(schema)
  return type === 'string' && !format && !pattern && !choices ? undefined : 'no such thing!'
}

/** A value that a member of this schema cannot have. */
const wrongValue = (schema: Schema): unknown => {
  const { type, anyOf, oneOf, properties } = resolved(schema)
  return type === 'object' || properties || oneOf || anyOf?.some((one) => resolved(one).properties)
    ? 7
    : { a: 'thing' }
}

function badCallsOf(path: string, method: string, operation: Operation): BadCall[] {
  const { operationId, parameters = [], requestBody } = operation
  const inQuery = parameters.filter((one) => one.in === 'query')
  const inPath = parameters.filter((one) => one.in === 'path')
  const schema = requestBody && Object.values(requestBody.content)[0]?.schema
  const members = schema ? membersOf(schema) : {}
  const isFixture = operationId === 'plantFixture'
  const allowed = [...inQuery.map(({ name }) => name), ...Object.keys(members)]
  const base = inQuery.some(({ name }) => name === 'world') ? { world } : {}
  const verb = method.toUpperCase()
  const call = (
    what: string,
    says: RegExp,
    change: {
      readonly query?: Readonly<Record<string, string>> | string
      readonly path?: string
      readonly body?: unknown
      readonly text?: string
      readonly status?: number
      readonly allowed?: readonly string[]
    } = {},
  ): BadCall => {
    const { query = {}, body = schema && goodBodies[operationId], text, status = 400 } = change
    const asked =
      typeof query === 'string' ? query : `${new URLSearchParams({ ...base, ...query })}`
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body))
    const place = (change.path ?? path).replace(/\{\w+\}/g, 'x')
    return {
      ...{ what, operation: operationId, method: verb, target: `${place}?${asked}`, status, says },
      ...(sent !== undefined && { body: sent }),
      allowed: change.allowed ?? allowed,
    }
  }

  const ofParameters = inQuery.flatMap(({ name, schema: own }) => {
    const wrong = wrongText(own)
    const twice = new URLSearchParams([...Object.entries(base), [name, 'a'], [name, 'b']])
    return [
      ...(wrong === undefined
        ? []
        : [call(`${name} of a wrong type`, named(name), { query: { [name]: wrong } })]),
      call(`${name} given twice`, named(name), { query: `${twice}` }),
      call(`${name} with a NUL`, named(name), { query: { [name]: 'a\u0000' } }),
    ]
  })
  const ofPath = inPath
    .filter(({ schema: own }) => wrongText(own) !== undefined)
    .map(({ name }) =>
      call(`${name} in the path that cannot be`, named(name), {
        path: path.replace(`{${name}}`, 'no%20name'),
      }),
    )
  // A fixture is YAML, and its mistakes are told by line and column.
  const unreadable = isFixture ? /^body:1:\d/ : /no JSON/
  const apis = isFixture ? { allowed: ['tiktok', 'creatify', 'aitoearn'] } : {}
  const ofBody = schema
    ? [
        call('no body', unreadable, { text: '', ...apis }),
        call('a body that cannot be read', unreadable, { text: '{"', ...apis }),
        ...[[], 'text', 7, null].map((body) =>
          call(`a body that is ${JSON.stringify(body)}`, /body/, { body, ...apis }),
        ),
        // A record takes any name, and the operation says which mean something.
        call('an unknown member', /zzz/, {
          body: { ...goodBodies[operationId], zzz: true },
          ...(Object.keys(members).length === 0 && { allowed: [] }),
          ...apis,
        }),
        ...Object.entries(members).map(([name, own]) =>
          call(`${name} of a wrong type`, named(name), { body: { [name]: wrongValue(own) } }),
        ),
      ]
    : verb === 'GET'
      ? []
      : [call('a body where none is taken', /takes no body/, { body: { a: 1 } })]
  const tooLong = call('a body of more than a megabyte', /longer than \d+ bytes/, {
    ...{ text: `"${'x'.repeat(1024 * 1024)}"`, status: 413 },
    allowed: ['a body of at most 1048576 bytes'],
  })
  return [
    call('an unknown parameter', /"zzz"/, { query: { zzz: '1' } }),
    ...('world' in base
      ? [
          call('an unknown world', /no world "nowhere"/, {
            query: { world: 'nowhere' },
            ...{ status: 404, allowed: ['default', world] },
          }),
        ]
      : []),
    ...ofParameters,
    ...ofPath,
    ...ofBody,
    // A snapshot may be as long as what it holds.
    ...(verb === 'GET' || operationId === 'restoreSnapshot' ? [] : [tooLong]),
  ]
}

/** What passes the schema of a body, so that a call can be wrong in something else. */
const goodBodies: Readonly<Record<string, object>> = {
  setClock: { mode: 'real' },
  advanceClock: { by: '1h' },
  openWorld: { name: 'another' },
  addFate: { provider: 'tiktok', fate: 'fail' },
  armFault: { fault: { kind: 'reset' } },
  setApp: { avatar: false },
  setQuota: { provider: 'tiktok', operation: 'createVideoTask', limit: 7 },
  setCredits: { provider: 'creatify', balance: 1 },
  restoreSnapshot: emptySnapshot,
}

const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([method, operation]) => ({ path, method, operation })),
)
const calls = operations.flatMap(({ path, method, operation }) =>
  badCallsOf(path, method, operation),
)

let backlot: Backlot
beforeAll(async () => {
  backlot = createBacklot({ clock: 'frozen' })
  await control('POST', '/worlds', JSON.stringify({ name: world }))
  await backlot.fetch(`http://localhost${paths.createImageAnimationTask}`, {
    method: 'POST',
    headers: { 'Access-Token': `demo.${world}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(animation),
  })
  await control('POST', `/faults?world=${world}`, '{"nth":99,"fault":{"kind":"reset"}}')
  await control('POST', `/fates?world=${world}`, '{"provider":"tiktok","fate":"fail"}')
})
afterAll(() => backlot.close())

const control = (method: string, target: string, body?: string): Promise<Response> =>
  backlot.fetch(`http://localhost/_backlot${target}`, {
    method,
    ...(body !== undefined && method !== 'GET' && { body }),
  })

/** All there is to see of the worlds. */
async function state(): Promise<string> {
  const seen = ['/worlds']
  for (const { path, method, operation } of operations) {
    const isOfWorld = operation.parameters?.some(({ name }) => name === 'world')
    // These wait, or have no end.
    if (['awaitWebhook', 'watchEvents'].includes(operation.operationId)) continue
    if (method === 'get' && isOfWorld && !path.includes('{')) seen.push(`${path}?world=${world}`)
  }
  seen.push(`/apps/default?world=${world}`)
  const texts = await Promise.all(seen.map(async (path) => (await control('GET', path)).text()))
  return texts.join('\n')
}

describe('a bad call of a route in the printed document', () => {
  it.each(operations.map(({ operation }) => operation.operationId))(
    '%s is a problem that names what is wrong, lists what is allowed, and changes nothing',
    async (operationId) => {
      const before = await state()
      for (const { what, method, target, body, status, says, allowed } of calls.filter(
        ({ operation }) => operation === operationId,
      )) {
        const reply = await control(method, target, body)
        const text = await reply.text()
        const told = `${what}: ${method} ${target} ${body?.slice(0, 80)} ${text}`
        expect(reply.status, told).toBe(status)
        expect(reply.headers.get('content-type'), told).toBe('application/problem+json')
        const problem: { readonly detail: string; readonly allowed?: readonly string[] } =
          JSON.parse(text)
        expect(problem, told).toMatchObject({ status, title: expect.any(String) })
        expect(problem.detail, told).toMatch(says)
        expect(problem.allowed ?? [], told).toEqual(expect.arrayContaining([...allowed]))
      }
      expect(await state()).toBe(before)
    },
  )

  it.each(Object.keys(document.paths))('%s takes no other verb than its own', async (path) => {
    const right = Object.keys(document.paths[path] ?? {}).map((verb) => verb.toUpperCase())
    const before = await state()
    for (const verb of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'].filter(
      (one) => !right.includes(one),
    )) {
      const reply = await control(verb, path.replace(/\{\w+\}/g, 'x'), '{}')
      expect([reply.status, reply.headers.get('allow')]).toEqual([405, right.join(', ')])
      expect(await reply.json()).toMatchObject({ allowed: right, status: 405 })
    }
    expect(await state()).toBe(before)
  })

  it.each([
    [
      'PUT',
      '/credits?provider=creatify',
      '{"balance":3}',
      'takes "provider" in the body, not in the query',
    ],
    [
      'POST',
      '/clock/advance',
      '{"by":"1m","world":"x"}',
      'takes "world" in the query, not in the body',
    ],
    ['PUT', '/credits', '{"provider":"creatify","balanec":3}', 'did you mean "balance"?'],
  ])('%s %s %s is told where the parameter belongs', async (method, path, body, says) => {
    const reply = await control(method, path, body)
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ detail: expect.stringContaining(says) })
  })

  it('is made for every operation, in each of the ways it can be wrong', () => {
    expect(new Set(calls.map(({ operation }) => operation)).size).toBe(operations.length)
    expect(calls.length).toBeGreaterThan(300)
  })
})
