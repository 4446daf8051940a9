import { Agent } from 'node:http'
import { call } from './call.ts'
import { hasCode } from './moves.ts'
import { pause } from './pause.ts'
import type { Tally } from './tally.ts'

/** Many connections that stay open; each is used now and then. */
export interface Crowd {
  readonly answered: number
  /** Milliseconds that an answer took: the middle and the slowest hundredth. */
  delays(): { readonly p50: number; readonly p99: number }
  /** Lets everybody go. */
  leave(): void
}

/** Milliseconds that a member waits between two calls, at least and at most; shorter than a connection is kept. */
const [shortest, longest] = [1000, 3000]

/** Connects so many at once, each of which calls, waits, and calls again. Resolves once each was answered once;
 * what comes while `isJudged` says no is not counted. */
export async function gather(
  url: string,
  size: number,
  tally: Tally,
  isJudged: () => boolean,
): Promise<Crowd> {
  const agent = new Agent({ keepAlive: true, maxSockets: size, maxFreeSockets: size })
  const times: number[] = []
  let isOn = true
  let answered = 0
  const shot = {
    method: 'GET' as const,
    path: '/api/ai/models/video/generation',
    headers: { 'x-api-key': 'demo.crowd' },
  }
  const ask = async (): Promise<void> => {
    const { status, text, broken, tookMs } = await call(agent, url, shot)
    if (!isJudged()) return
    answered += 1
    times.push(tookMs)
    if (status !== 200 || broken || !hasCode(0, text))
      tally.complain(
        'crowd',
        `after ${Math.round(performance.now() / 1000)} s: ${status} ${broken ?? ''} ${text.slice(0, 100)}`,
      )
  }
  const member = async (): Promise<void> => {
    while (isOn) {
      await pause(shortest + Math.random() * (longest - shortest))
      if (isOn) await ask()
    }
  }
  const everybody = Array.from({ length: size })
  await Promise.all(everybody.map(ask))
  for (const _ of everybody) void member()
  return {
    get answered() {
      return answered
    },
    delays() {
      const sorted = times.toSorted((a, b) => a - b)
      const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
      return { p50: at(0.5), p99: at(0.99) }
    },
    leave() {
      isOn = false
      agent.destroy()
    },
  }
}
