import type { CallInput } from '../../client/caller.ts'
import type { Exchange } from '../../client/exchange.ts'
import type { Fetch, Transport } from '../../client/transport.ts'
import { createTransport } from '../../client/transport.ts'
import { parseDuration } from '../../emulator/engine/duration.ts'
import type { Speaker } from './clients.ts'
import type { Step } from './scenario.ts'
import type { Template } from './template.ts'

export type LiveTime = {
  /** Unix milliseconds. */
  now(): number
  sleep(milliseconds: number): Promise<unknown>
}

/**
 * Why a step that calls the control plane cannot be played where there is none; undefined where it can: time
 * passes by itself, and a link can be followed without help.
 */
export function whyNotLive(operation: string, step: Step): string | undefined {
  if (operation === 'getClock' || operation === 'followMediaLink') return undefined
  if (operation !== 'advanceClock')
    return `${operation} arranges what a real API does not let one arrange`
  const keys = keysOf(step.body?.payload)
  if (keys.includes('by') || keys.includes('to')) return undefined
  return 'time passes by itself there; poll with onFailure and retry instead'
}

/** Does for a play on real APIs what it can ask of the control plane all the same. */
export function createLiveControl(time: LiveTime, fetch: Fetch | undefined): Speaker {
  const transport = createTransport({ fetch })
  return {
    async exchange(operation, input = {}) {
      switch (operation) {
        case 'getClock':
          return answered('GET', 'clock', { now: instant(time), mode: 'real', next: null })
        case 'advanceClock': {
          await time.sleep(Math.max(0, waitIn(input, time)))
          return answered('POST', 'clock/advance', { now: instant(time), fired: [] })
        }
        case 'followMediaLink':
          return answered('GET', 'media', await followed(transport, String(input.query?.['url'])))
        default:
          throw new RangeError(`nothing there can do ${operation}`)
      }
    },
  }
}

function waitIn({ body }: CallInput, time: LiveTime): number {
  const { by, to } = typeof body === 'object' && body !== null ? { by: '', to: '', ...body } : {}
  const milliseconds = by === '' ? Date.parse(String(to)) - time.now() : parseDuration(String(by))
  if (milliseconds === undefined || Number.isNaN(milliseconds))
    throw new RangeError(`"${by || to}" is no time that one could wait for`)
  return milliseconds
}

async function followed(transport: Transport, url: string) {
  const response = await transport.open(url, {}, { timeoutMs: 120_000 })
  const bytes = (await response.arrayBuffer()).byteLength
  const contentType = response.headers.get('content-type') ?? ''
  return { status: response.status, contentType, bytes }
}

function answered(method: string, path: string, json: unknown): Exchange {
  const headers = { 'content-type': 'application/json' }
  return {
    request: { method, url: `http://backlot.invalid/_backlot/${path}`, headers: {} },
    response: { status: 200, headers, text: JSON.stringify(json), json },
  }
}

const instant = (time: LiveTime): string => new Date(time.now()).toISOString()

const keysOf = (payload: Template | undefined): readonly string[] =>
  payload?.kind === 'map'
    ? payload.entries.map(([key]) => key)
    : payload?.kind === 'literal' && typeof payload.value === 'object' && payload.value !== null
      ? Object.keys(payload.value)
      : []
