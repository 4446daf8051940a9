import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { RawRequest } from '../../contracts/kit/bench.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import { endpointAt } from '../../contracts/kit/judged.ts'
import { type Received, type Road, roadOverSocket } from '../../emulator/cli/verify/road.ts'
import { openOrigin } from './origin.ts'

/** A Prism in front of a server, and the road through it. */
export interface PrismRoad {
  readonly road: Road
  /** What came back, in the order it came. */
  readonly passages: Passage[]
  close(): Promise<void>
}

/** How one exchange went by Prism. */
export interface Passage {
  readonly call: string
  /** Why Prism did not carry the request itself; undefined where it did. */
  readonly aside?: string
  /** Whether Prism held the reply against the document. */
  readonly isJudged: boolean
  readonly violations: readonly Violation[]
}

export interface Violation {
  readonly location: readonly string[]
  readonly message: string
}

/**
 * Requests that Prism answers itself or sends on as something else, and why. Replies to them are judged all the
 * same: Prism gets a stand-in without body, and the server behind it the request as it was meant.
 */
const cannotCarry: readonly {
  readonly because: string
  readonly is: (request: RawRequest, contract: Contract) => boolean
}[] = [
  {
    because: 'it answers a call without credential itself, whatever it is told about requests',
    is: ({ headers = {} }, { credential }) => {
      const sent = new Map(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
      return !credential.headers.every((name) => sent.get(name.toLowerCase()))
    },
  },
  {
    because: 'it sends no body with a GET',
    is: ({ method, body }) => method === 'GET' && body !== undefined,
  },
  {
    because: 'it reads every body as text, which bytes do not survive',
    is: ({ body }) => typeof body === 'object',
  },
  {
    because: 'it goes through whole bodies to log them, and falls over large and deep ones',
    is: ({ body = '' }) => body.length > 5_000,
  },
  {
    because: 'it prints a body of JSON anew under the old length, and refuses one that is none',
    is: ({ body }) => typeof body === 'string' && !isPrintedObject(body),
  },
]

/** Paths and verbs that the document does not have: Prism answers 404 or 405, and there is nothing to judge by. */
const noOperation = 'the document has no such operation'

const aside = 'x-set-aside'

/** Starts Prism's proxy, with the document in a file, before a running server. */
export async function openPrismRoad(
  contract: Contract,
  document: string,
  upstream: string,
): Promise<PrismRoad> {
  const server = roadOverSocket(upstream)
  // What Prism carries harms no connection, and thousands of calls need not open one each, twice.
  const agent = new Agent({ keepAlive: true })
  const carried = roadOverSocket(upstream, { agent })
  const kept = new Map<string, RawRequest>()
  // Between Prism and the server: passes requests on, and puts those that were set aside in place of their stand-ins.
  const relay = await openOrigin(async (incoming, outgoing) => {
    const { [aside]: ticket, ...headers } = endToEnd(incoming.headers)
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const passedOn = {
      method: incoming.method ?? 'GET',
      target: incoming.url ?? '/',
      headers: Object.fromEntries(
        Object.entries({ ...headers, host: new URL(upstream).host }).map(([name, value]) => [
          name,
          String(value),
        ]),
      ),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    }
    const asMeant = kept.get(String(ticket))
    const reply = await (asMeant ? server.send(asMeant) : carried.send(passedOn))
    outgoing.writeHead(reply.status, endToEnd(reply.headers)).end(reply.bytes)
  })
  const prism = await startPrism(document, relay.url + contract.basePath)
  const via = roadOverSocket(prism.url, { agent })
  const passages: Passage[] = []

  const send = async (request: RawRequest): Promise<Received> => {
    const { method, target } = request
    if (/^https?:/.test(target) || !target.startsWith(`${contract.basePath}/`))
      return server.send(request)
    const call = `${method} ${target}`
    if (!endpointAt(contract, method, target)) {
      passages.push({ call, aside: noOperation, isJudged: false, violations: [] })
      return server.send(request)
    }
    const short = target.slice(contract.basePath.length)
    const why = cannotCarry.find(({ is }) => is(request, contract))?.because
    const ticket = String(passages.length)
    if (why !== undefined) kept.set(ticket, request)
    const credentials = contract.credential.headers.map((name) => [name, 'stand-in'])
    const headers = { ...Object.fromEntries(credentials), [aside]: ticket }
    const reply = await via.send(
      why === undefined ? { ...request, target: short } : { method, target: short, headers },
    )
    kept.delete(ticket)
    const violations = violationsIn(reply)
    passages.push({ call, ...(why !== undefined && { aside: why }), isJudged: true, violations })
    return reply
  }

  return {
    road: { base: upstream, send, fetch: fetchBy(send) },
    passages,
    async close() {
      agent.destroy()
      await prism.stop()
      await relay.close()
    },
  }
}

/** The client's requests, sent the same way as raw ones. */
const fetchBy =
  (send: Road['send']): Road['fetch'] =>
  async (request) => {
    const { method, url, headers } = request
    const reply = await send({
      method,
      target: url.slice(new URL(url).origin.length),
      headers: Object.fromEntries(headers),
      ...(request.body !== null && { body: await request.text() }),
    })
    // Bytes are a body at run time; the DOM types want to know their buffer.
    return new Response(reply.bytes as BodyInit, { status: reply.status, headers: reply.headers })
  }

/** Headers without those that are about the connection they came by. */
const endToEnd = <Value>({
  connection: _,
  'transfer-encoding': __,
  ...headers
}: Readonly<Record<string, Value>>): Record<string, Value> => headers

/** What Prism says of a reply, as warnings or in place of it. */
function violationsIn({ headers }: Received): Violation[] {
  const told = headers['sl-violations']
  if (told === undefined) return []
  if (!told.startsWith('[')) return [{ location: ['response'], message: told }]
  // Prism writes a list of places and messages.
  const all = JSON.parse(told) as Violation[]
  return all.filter(({ location }) => location[0] === 'response')
}

/** Whether Prism writes the same bytes after it has read them. */
function isPrintedObject(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && JSON.stringify(value) === body
  } catch {
    return false
  }
}

const command = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')

/** Starts the command as its users do; it says nothing but why it cannot, since telling takes it longer than judging. */
async function startPrism(
  document: string,
  upstream: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const options = [
    ...['--errors', '--validate-request=false', '--host', '127.0.0.1', '--port', String(port)],
    ...['--verboseLevel', 'fatal'],
  ]
  const child = spawn(process.execPath, [command, 'proxy', document, upstream, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (data: Buffer): void => {
    said += data.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  while (!(await isTaken(port))) {
    if (isOver) throw new Error(`Prism ended: ${said}`)
    await setTimeout(20)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await ended
    },
  }
}

/** A port that was free a moment ago: Prism does not tell which one it got. */
async function freePort(): Promise<number> {
  const origin = await openOrigin(() => undefined)
  await origin.close()
  return origin.port
}

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const tell = (taken: boolean) => (): void => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', tell(true)).once('error', tell(false))
  })
