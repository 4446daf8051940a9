import { request as httpRequest } from 'node:http'
import {
  type Bench,
  type CallInput,
  type Exchange,
  type Other,
  type RawRequest,
  Unreachable,
} from '../../contracts/kit/bench.ts'
import { type Contract, endpointOf } from '../../contracts/kit/contract.ts'
import { encodeValue } from '../../contracts/kit/query.ts'

/** Bytes that came back for a request. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** How requests reach an emulator. */
export interface Road {
  /** Origin that the requests name. */
  readonly origin: string
  /** Sends a request as it is; a target that is a whole URL goes to that URL's path. */
  send(request: RawRequest): Promise<Received>
}

/** A road into a backlot in this process. */
export function roadInProcess(
  fetch: (input: string, init: RequestInit) => Promise<Response>,
): Road {
  const origin = 'http://backlot.test'
  return {
    origin,
    async send({ method, target, headers, body }) {
      const url = new URL(target, origin).href
      const response = await fetch(url, {
        method,
        headers: headers ?? {},
        // A typed array is a body at run time; the DOM types want to know its buffer.
        ...(body !== undefined && { body: body as BodyInit }),
      })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        bytes: new Uint8Array(await response.arrayBuffer()),
      }
    },
  }
}

/** A road over a socket; the target travels letter by letter. */
export const roadOverSocket = (origin: string): Road => ({
  origin,
  send: ({ method, target, headers, body }) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin)
      const path = target.startsWith(origin) ? target.slice(origin.length) : target
      const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
      const outgoing = httpRequest(
        { hostname, port, path, method, headers: { ...headers, ...length } },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
              ),
              bytes: Buffer.concat(chunks),
            }),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    }),
})

/** Opens a fresh world with a frozen clock and gives the bench of its default app and account. */
export async function openBench(contract: Contract, road: Road, world: string): Promise<Bench> {
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const target = `/_backlot/${path}${path === 'worlds' ? '' : `?world=${world}`}`
    const received = await road.send({
      method,
      target,
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = new TextDecoder().decode(received.bytes)
    if (received.status !== 200) throw new Unreachable(`${method} ${target}: ${text}`)
    return JSON.parse(text)
  }
  await control('POST', 'worlds', { name: world, clock: 'frozen' })
  return benchOf(contract, road, world, '', control)
}

const credentials: Readonly<Record<Other, string>> = {
  sameApp: '.default.second',
  otherApp: '.other',
  otherAccount: '.other.other',
}

function benchOf(
  contract: Contract,
  road: Road,
  world: string,
  who: string,
  control: (method: string, path: string, body?: object) => Promise<unknown>,
): Bench {
  const own = Object.fromEntries(
    contract.credential.headers.map((name) => [name, `demo.${world}${who}`]),
  )
  const send = async (request: RawRequest): Promise<Exchange> => {
    const { status, headers, bytes } = await road.send(request)
    const text = new TextDecoder().decode(bytes)
    return { request, status, headers, text, json: jsonOf(text) }
  }
  const now = async (): Promise<number> => {
    const clock = (await control('GET', 'clock')) as { now: string }
    return Date.parse(clock.now)
  }
  return {
    credentials: own,
    path: (operation, params) => pathOf(contract, operation, params),
    send,
    call: (operation, input = {}) => send(requestOf(contract, own, operation, input)),
    as: (other) => benchOf(contract, road, world, credentials[other], control),
    media: (url, { method = 'GET', headers = {} } = {}) =>
      road.send({ method, target: url, headers }),
    now,
    async pass(milliseconds) {
      const to = new Date((await now()) + milliseconds).toISOString()
      await control('POST', 'clock/advance', { to })
    },
    async fate(operation, fate, times = 1) {
      await control('POST', 'fates', { provider: contract.id, operation, fate, times })
    },
    async grant(grants) {
      await control('PUT', 'apps/default', grants)
    },
  }
}

function requestOf(
  contract: Contract,
  own: Readonly<Record<string, string>>,
  operation: string,
  { params, query, body, headers }: CallInput,
): RawRequest {
  const { method, request } = endpointOf(contract, operation)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {}))
    search.append(name, encodeValue(value, request.encodings?.[name] ?? 'string'))
  const all = {
    ...own,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  }
  return {
    method,
    target: pathOf(contract, operation, params) + (search.size > 0 ? `?${search}` : ''),
    headers: Object.fromEntries(
      Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined),
    ),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}

function pathOf(
  contract: Contract,
  operation: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const { path } = endpointOf(contract, operation)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  return contract.basePath + filled
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
