import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Har } from 'har-format'
import { startRecording } from '../../../../emulator/cli/record/record.ts'
import type { ReplayFlags } from '../../../../emulator/cli/replay/flags.ts'
import { replayFile } from '../../../../emulator/cli/replay/hold-recording.ts'
import type { accountOf } from '../../../../emulator/cli/replay/terminal.ts'
import { createBacklot } from '../../../../emulator/index.ts'
import { backlotStage } from '../../../../scenarios/runner/backlot-stage.ts'
import { readScenario } from '../../../../scenarios/runner/document.ts'
import { playScenario } from '../../../../scenarios/runner/play.ts'

/** A call by an application: what it sends, and what it gets. */
export type Call = (
  method: string,
  path: string,
  init?: { readonly json?: unknown; readonly body?: BodyInit; readonly headers?: object },
) => Promise<{ readonly status: number; readonly json: never; readonly response: Response }>

export interface Told {
  readonly call: Call
  /** The recorder. */
  readonly url: string
  /** Lets time pass in the world of the application. */
  advance(target: object): Promise<void>
}

/** Records a story that is told to a differently seeded backlot, over sockets. @returns the path of the recording */
export async function recordStory(
  folder: string,
  provider: string,
  story: (told: Told) => Promise<unknown>,
  credential: Readonly<Record<string, string>> = {},
): Promise<string> {
  const upstream = createBacklot({ clock: 'frozen', seed: 'another seed' })
  const { url: origin } = await upstream.listen()
  const out = join(folder, `${provider}-${Math.trunc(performance.now() * 1000)}.har`)
  const flags = {
    provider,
    out,
    upstream: origin,
    port: '0',
    host: '127.0.0.1',
    quiet: true,
  } as const
  const recording = await startRecording(flags, (line) => {
    throw new Error(line)
  })
  const call: Call = async (method, path, { json, body, headers } = {}) => {
    const response = await fetch(recording.url + path, {
      method,
      headers: {
        ...credential,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined ? { body } : {}),
    })
    const text = await response.clone().text()
    const isJson = response.headers.get('content-type')?.includes('json')
    // The caller says what it expects to have got.
    return {
      status: response.status,
      response,
      json: (isJson ? JSON.parse(text) : undefined) as never,
    }
  }
  const advance = async (target: object): Promise<void> => {
    const { status } = await call('POST', '/_backlot/clock/advance?world=app', { json: target })
    if (status !== 200) throw new Error(`the clock answers ${status}`)
  }
  await story({ call, url: recording.url, advance })
  await recording.close()
  await upstream.close()
  return out
}

/** Replays a recording in this process. */
export async function replayed(file: string, flags: Partial<ReplayFlags> = {}) {
  let printed = ''
  const code = await replayFile(
    file,
    { target: 'emulator', json: true, ...flags },
    {
      print: (text) => {
        printed += text
      },
      paint: (_, text) => text,
      signal: new AbortController().signal,
    },
  )
  // What `--json` prints.
  return {
    code,
    printed,
    account: (flags.json === undefined ? JSON.parse(printed) : undefined) as ReturnType<
      typeof accountOf
    >,
  }
}

/** Every difference of a replay, as `number path recorded → seen`. */
export const differencesIn = ({ exchanges }: ReturnType<typeof accountOf>): string[] =>
  exchanges.flatMap(({ number, verdict, reason, differences }) =>
    verdict === 'match'
      ? []
      : reason !== undefined
        ? [`${number} ${verdict} ${reason}`]
        : differences.map(({ path, recorded, seen }) => `${number} ${path} ${recorded} → ${seen}`),
  )

/** A folder that goes with its test file. */
export async function ownFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'backlot-record-'))
  return { path, remove: () => rm(path, { recursive: true }) }
}

/** Writes a changed copy of a recording. */
export async function changed(
  file: string,
  name: string,
  change: (har: Har, body: (number: number, edit: (json: never) => void) => void) => void,
): Promise<string> {
  const har = JSON.parse(await readFile(file, 'utf8')) as Har
  change(har, (number, edit) => {
    const content = har.log.entries[number - 1]?.response.content
    if (content?.text === undefined) throw new Error(`exchange ${number} has no body`)
    // The caller knows the body of this exchange.
    const json = JSON.parse(content.text) as never
    edit(json)
    content.text = JSON.stringify(json)
  })
  const to = file.replace(/\.har$/, `-${name}.har`)
  await writeFile(to, JSON.stringify(har))
  return to
}

/** Plays a file on a frozen backlot of its own. @returns the ids of the steps that failed */
export async function failedIn(file: string): Promise<string[]> {
  const backlot = createBacklot({ clock: 'frozen' })
  const fetch = (request: Request) => backlot.fetch(request)
  const stage = backlotStage({
    baseUrl: 'http://localhost',
    fetch,
    elapsed: () => performance.now(),
  })
  const report = await playScenario(readScenario(file, await readFile(file, 'utf8')), stage)
  await backlot.close()
  return report.steps
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ step, failure }) => `${step}: ${failure?.why}`)
}
