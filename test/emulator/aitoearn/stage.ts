import { onTestFinished } from 'vitest'
import { type BacklotOptions, createBacklot } from '../../../emulator/index.ts'

export const least = { model: 'seedance-2-fast-beta', prompt: 'A kettle whistles' }

/** An answer with its envelope open. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly code: number
  readonly message: string
  // What a test looks into is what it expects there; a wrong guess fails the test.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data: any
}

/** A frozen backlot that lives as long as the test, and ways to call it. */
export function stage(options: BacklotOptions = {}) {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  onTestFinished(() => backlot.close())
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> => {
    const response = await backlot.fetch(`http://localhost${path}`, {
      method,
      headers: { 'X-Api-Key': 'demo', 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status } = response
    return { status, headers: response.headers, text, ...JSON.parse(text) }
  }
  const create = (change: object = {}, headers?: Readonly<Record<string, string>>) =>
    send('POST', '/api/ai/video/generations', { ...least, ...change }, headers)
  const get = (id: string, headers?: Readonly<Record<string, string>>) =>
    send('GET', `/api/ai/video/generations/${id}`, undefined, headers)
  const list = (query = '', headers?: Readonly<Record<string, string>>) =>
    send('GET', `/api/ai/video/generations${query}`, undefined, headers)
  const credits = async (account = 'default') => {
    const path = `/_backlot/credits?provider=aitoearn&account=${account}&pageSize=1000`
    const response = await backlot.fetch(`http://localhost${path}`)
    // The one provider asked for is told.
    const { credits } = (await response.json()) as { credits: [Credits] }
    return credits[0]
  }
  const control = (method: string, path: string, body?: unknown) =>
    send(method, `/_backlot${path}`, body)
  return { backlot, world: backlot.world(), send, create, get, list, credits, control }
}

interface Credits {
  readonly balance: number
  readonly reserved: number
  readonly available: number
  readonly total: number
  readonly entries: readonly {
    readonly at: string
    readonly kind: string
    readonly amount: number
  }[]
}
