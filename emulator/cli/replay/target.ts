import { type BacklotClient, createBacklotClient } from '../../../client/backlot.ts'
import { isCallError } from '../../../client/errors.ts'
import { contracts } from '../../../contracts/index.ts'
import { formatInstant } from '../../engine/instant.ts'
import { handedOut } from '../environment.ts'
import { CannotRunError, UsageError } from '../errors.ts'
import { type Road, roadInProcess, roadOverSocket } from '../verify/road.ts'

/** An emulator on which one recording is replayed, in a world of its own whose tasks move when they are told. */
export interface Target {
  /** As a report names it. */
  readonly name: string
  readonly road: Road
  readonly control: BacklotClient
  /** The credential of the nth caller of the recording, counted from 1. */
  credentialOf(caller: number): string
  /** Ids that its accounts have from the beginning, by API and by the name they are sent under. */
  readonly given: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Drops the world. */
  close(): Promise<void>
}

/**
 * Opens a world that begins at a moment, in this process or at the backlot that listens at a URL.
 * @throws UsageError for what is no target, CannotRunError where no backlot listens
 */
export async function openTarget(text: string, start: number, seed?: string): Promise<Target> {
  if (text !== 'emulator' && (!/^https?:\/\//i.test(text) || !URL.canParse(text)))
    throw new UsageError(`--target ${text}: a target is \`emulator\` or the URL of a backlot`)
  refuseLive(text)
  const world = `replay-${Date.now().toString(36)}-${process.pid.toString(36)}`
  const { road, control, close } =
    text === 'emulator' ? await inProcess(world) : listening(text, world)
  try {
    const { given } = await control.openWorld({
      body: {
        name: world,
        clock: 'frozen',
        progress: 'manual',
        start: formatInstant(start),
        ...(seed !== undefined && { seed }),
      },
    })
    // What the recorded application heard by webhook is not for whoever listens there today.
    for (const provider of sendersOf())
      await control.addFate({ body: { provider, fate: 'webhook.drop', times: 10_000 } })
    return {
      name:
        text === 'emulator'
          ? 'the emulator (in process, frozen clock)'
          : `${text} (a world of its own)`,
      road,
      control,
      given,
      credentialOf: (caller) =>
        caller === 1 ? `demo.${world}` : `demo.${world}.caller${caller}.caller${caller}`,
      async close() {
        await control.dropWorld({ params: { name: world } })
        await close()
      },
    }
  } catch (error) {
    await close()
    if (!isCallError(error)) throw error
    throw new CannotRunError(
      `${text} cannot be replayed on: ${error.message}`,
      [
        'a replay moves the clock and the tasks of a backlot; `backlot start` starts one',
        `${handedOut.token} is read from the environment`,
      ],
      { cause: error },
    )
  }
}

function refuseLive(text: string): void {
  const hosts = contracts
    .flatMap(({ liveHosts }) => liveHosts)
    .map((host) => new URL(host).hostname)
  if (text !== 'emulator' && hosts.includes(new URL(text).hostname.replace(/\.$/, '')))
    throw new UsageError(
      `--target ${text}: recordings are replayed on a backlot, never on the real API`,
    )
}

interface Way {
  readonly road: Road
  readonly control: BacklotClient
  close(): Promise<void>
}

async function inProcess(world: string): Promise<Way> {
  const { createBacklot } = await import('../../index.ts')
  const backlot = createBacklot({ clock: 'frozen' })
  const road = roadInProcess(backlot.fetch)
  const control = createBacklotClient({ baseUrl: road.base, fetch: backlot.fetch, world })
  return { road, control, close: () => backlot.close() }
}

function listening(text: string, world: string): Way {
  const url = new URL(text)
  const base = url.origin + url.pathname.replace(/\/$/, '')
  const token = process.env[handedOut.token] || undefined
  return {
    road: roadOverSocket(base),
    control: createBacklotClient({ baseUrl: base, token, world }),
    close: async () => undefined,
  }
}

const sendersOf = (): string[] =>
  contracts.filter(({ webhooks }) => webhooks !== undefined).map(({ id }) => id)
