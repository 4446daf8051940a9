import { contracts } from '../../../contracts/index.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { baseUrlName } from '../../catalogue.ts'
import { redactionFor } from '../../engine/redaction.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { isLoopbackHost } from '../../http/guard.ts'
import { handedOut } from '../environment.ts'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { paintFor } from '../request-log.ts'
import { reachable } from '../serve.ts'
import { stopSignal } from '../stopping.ts'
import { writeDraft } from './draft-file.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { openSession } from './session-file.ts'
import { openUpstream } from './upstream.ts'

/** What the command line says. */
export interface RecordFlags {
  readonly provider?: string
  readonly out: string
  readonly upstream?: string
  readonly port: string
  readonly host: string
  readonly scenario?: string | true
  readonly from?: string
  readonly force?: true
  readonly quiet?: true
}

/** Records until a signal comes, or drafts a scenario from a recording. @throws UsageError, CannotRunError */
export async function record(flags: RecordFlags): Promise<void> {
  const force = flags.force ?? false
  if (flags.from !== undefined) {
    if (flags.scenario === undefined)
      throw new UsageError('--from reads a recording for a draft', ['add --scenario <file>'])
    const written = await writeDraft(flags.from, draftName(flags.scenario, flags.from), force)
    process.stdout.write(`${written}\n`)
    return
  }
  // Whoever reads the first line may send a signal at once.
  const stopped = stopSignal()
  const recording = await startRecording(flags, (line) => process.stderr.write(`${line}\n`))
  process.stdout.write(recording.banner)
  await stopped
  const count = await recording.close()
  process.stdout.write(`${count} exchange${count === 1 ? '' : 's'} in ${flags.out}\n`)
  if (flags.scenario === undefined) return
  const written = await writeDraft(flags.out, draftName(flags.scenario, flags.out), force)
  process.stdout.write(`${written}\n`)
}

/** A recording that is under way. */
export interface Recording {
  readonly url: string
  /** What a person is told: where to point the application. */
  readonly banner: string
  /** Ends it. @returns how many exchanges the file holds */
  close(): Promise<number>
}

/** Opens the file and the proxy. @throws UsageError, CannotRunError */
export async function startRecording(
  flags: RecordFlags,
  say: (line: string) => void,
): Promise<Recording> {
  const contract = contractNamed(flags.provider)
  const port = portIn(flags.port)
  if (!isLoopbackHost(flags.host))
    say(`whoever reaches ${flags.host} can call ${contract.id} through this recorder`)
  const upstream = await openUpstream(contract, flags.upstream, process.env[handedOut.token])
  const session = await openSession(flags.out, {
    redaction: redactionFor(contracts),
    force: flags.force ?? false,
    onTrouble: say,
  })
  const paint = paintFor(process.stderr)
  let isFull = false
  const onExchange = (exchange: HarExchange): void => {
    if (!session.add(exchange) && !isFull) {
      isFull = true
      say(`${flags.out} is as large as any reader takes: calls go on, and are not recorded`)
    }
    if (!flags.quiet) say(lineOf(exchange, paint))
  }
  const recorder = await openRecorder({
    upstream,
    port,
    host: flags.host,
    onExchange,
  }).catch((error: unknown) => {
    throw systemCodeOf(error) === 'EADDRINUSE'
      ? new CannotRunError(`port ${port} of ${flags.host} is taken`, ['--port 0 takes a free one'])
      : new CannotRunError(`nothing can listen on ${flags.host}:${port}: ${error}`)
  })
  return {
    url: recorder.url,
    banner: bannerOf(contract, recorder, upstream.url, flags),
    async close() {
      await recorder.close()
      await session.close()
      return session.count
    },
  }
}

function bannerOf(
  contract: Contract,
  { url }: Recorder,
  upstream: URL,
  flags: RecordFlags,
): string {
  const origin = url.replace(`//${flags.host}:`, `//${reachable(flags.host)}:`)
  return [
    `recording ${contract.id} into ${flags.out}`,
    '',
    `  ${baseUrlName(contract.id)}=${origin}`,
    '',
    `  Calls go on to ${upstream.href.replace(/\/$/, '')}. Ctrl-C ends the recording.`,
    '',
    '',
  ].join('\n')
}

function lineOf(exchange: HarExchange, paint: ReturnType<typeof paintFor>): string {
  const { request, response, operation, comment } = exchange
  const status = response.status === 0 ? (comment ?? 'no answer') : String(response.status)
  const colour = response.status > 0 && response.status < 400 ? 'green' : 'red'
  const { pathname } = new URL(request.url)
  return `${paint(colour, status)} ${request.method} ${pathname} ${operation ?? ''}`.trimEnd()
}

function contractNamed(name: string | undefined): Contract {
  const known = contracts.map(({ id }) => id)
  const found = contracts.find(({ id }) => id === name)
  if (found) return found
  if (name === undefined)
    throw new UsageError('which API does the application speak?', [
      `--provider ${known.join(' | ')}`,
    ])
  const near = nearestName(name, known)
  throw new UsageError(
    `--provider: there is no "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    [`known: ${known.join(', ')}`],
  )
}

function portIn(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new UsageError(`--port ${text}: a port is a number from 0 to 65535`)
}

const draftName = (named: string | true, recording: string): string =>
  named === true ? `${recording.replace(/\.har$/i, '')}.arazzo.yaml` : named
