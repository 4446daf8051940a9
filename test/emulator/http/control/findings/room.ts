import { onTestFinished } from 'vitest'
import { problemsOf } from '../../../../../contracts/kit/problems.ts'
import { findings } from '../../../../../emulator/http/control/watching-wire.ts'
import { type BacklotOptions, createBacklot } from '../../../../../emulator/index.ts'

/** What a test looks at of a finding. */
export interface Found {
  readonly world: string
  readonly rule: string
  readonly severity: string
  readonly provider: string
  readonly operation: string | null
  readonly account: string | null
  readonly message: string
  readonly requests: readonly string[]
  readonly webhooks: readonly string[]
  readonly times: number
}

export interface Report {
  readonly findings: readonly Found[]
  readonly rules: readonly { readonly id: string; readonly severity: string }[]
  readonly judged: number
  readonly forgotten: number
}

// What a test looks into is what it expects there; a wrong guess fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Json = any

/** A frozen backlot in this process, and a client of each of its APIs that does what it is told. */
export function openRoom(options: BacklotOptions = {}) {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  onTestFinished(() => backlot.close())
  /** The answer to a call; undefined where it never came whole. */
  const send = async (
    method: string,
    target: string,
    headers: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<Json> => {
    const url = target.startsWith('http') ? target : `http://localhost${target}`
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const reply = await backlot.fetch(url, { method, headers: { ...headers, ...type }, ...init })
    const text = await reply.text().catch(() => '')
    try {
      return JSON.parse(text) as unknown
    } catch {
      return undefined
    }
  }
  const clientWith =
    (headers: Readonly<Record<string, string>>) =>
    (method: string, target: string, body?: unknown): Promise<Json> =>
      send(method, target, headers, body)
  const control = clientWith({})
  return {
    backlot,
    tiktok: clientWith({ 'Access-Token': 'demo' }),
    creatify: clientWith({ 'X-API-ID': 'demo', 'X-API-KEY': 'demo' }),
    aitoearn: clientWith({ 'X-Api-Key': 'demo' }),
    control: (method: string, path: string, body?: unknown) =>
      control(method, `/_backlot${path}`, body),
    pass: (by: string) => control('POST', '/_backlot/clock/advance', { by }),
    until: (until: string) => control('POST', '/_backlot/clock/advance', { until }),
    async report(query = ''): Promise<Report> {
      const told: Report = await control('GET', `/_backlot/findings${query}`)
      const problems = problemsOf(findings, told)
      if (problems.length > 0) throw new Error(JSON.stringify([problems, told]))
      return told
    },
  }
}

export type Room = ReturnType<typeof openRoom>
