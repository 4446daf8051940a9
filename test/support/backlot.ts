import request from 'supertest'
import { type Backlot, type BacklotOptions, createBacklot } from '../../emulator/index.ts'

/** A backlot that listens, with a frozen clock unless told otherwise. */
export interface Stand {
  readonly backlot: Backlot
  readonly url: string
  /** Opens a fresh world and returns its name. */
  freshWorld(settings?: object): Promise<string>
  /** A call to the control plane; rejects unless it is answered 200. */
  control<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<T>
  close(): Promise<void>
}

/** Opens the shipped wiring on a free port. */
export async function openStand(options: BacklotOptions = {}): Promise<Stand> {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  const { url } = await backlot.listen()
  let worlds = 0
  const control: Stand['control'] = async (method, path, body) => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    const reply = await request(url)[verb](`/_backlot${path}`).send(body)
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
    // The caller says what it expects to have got.
    return reply.body as never
  }
  return {
    backlot,
    url,
    control,
    async freshWorld(settings = {}) {
      worlds += 1
      const name = `w${worlds}`
      await control('POST', '/worlds', { name, ...settings })
      return name
    },
    close: () => backlot.close(),
  }
}

/** What a bad call may not change: everything of a world but its journal and its counters of calls. */
export async function stateOf(stand: Stand, world: string): Promise<unknown> {
  const [tasks, fates, clock, app] = await Promise.all(
    ['/tasks', '/fates', '/clock', '/apps/default'].map((path) =>
      stand.control('GET', `${path}?world=${world}`),
    ),
  )
  return { tasks, fates, clock, app }
}

/** Calls counted against each operation of the default app. */
export async function usedOf(
  stand: Stand,
  world: string,
  provider = 'tiktok',
): Promise<Record<string, number>> {
  const { quotas } = await stand.control<{
    quotas: { provider: string; operation: string; used: number }[]
  }>('GET', `/quotas?world=${world}`)
  const own = quotas.filter((quota) => quota.provider === provider)
  return Object.fromEntries(own.map(({ operation, used }) => [operation, used]))
}

export interface JournalEntry {
  readonly operation?: string
  readonly request: {
    readonly target: string
    readonly headers: Record<string, string>
    readonly body: string
    readonly bodyTruncated: boolean
  }
  readonly response: { readonly status: number; readonly code?: number; readonly body: string }
  readonly refused?: {
    readonly check: string
    readonly reason: string
    readonly [fact: string]: unknown
  }
  readonly stack?: string
}

/** The newest entries of a world's journal. */
export async function journalOf(stand: Stand, world: string, count = 1): Promise<JournalEntry[]> {
  const { requests } = await stand.control<{ requests: JournalEntry[] }>(
    'GET',
    `/requests?world=${world}&pageSize=${count}`,
  )
  return requests
}
