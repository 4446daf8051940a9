import { connect } from 'node:net'
import type { Tally } from './tally.ts'

/** Clients that send a byte a second, and what the server does with them. */
export interface Lorises {
  /** How many were cut off. */
  readonly cutOff: number
  /** Milliseconds that the most patient connection was borne. */
  readonly longest: number
  leave(): void
}

const head = 'POST /api/ai/video/generations HTTP/1.1\r\nHost: localhost\r\n'
/** The part of a call that comes at once, and what then comes drop by drop. */
const sorts = [
  { begin: 'GET /_backlot/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', drop: 'x' },
  { begin: `${head}X-Api-Key: demo.slow\r\nContent-Length: 100000\r\n\r\n`, drop: '{' },
]

/** Lets so many in, half of them slow in their heads, half in their bodies; one that is cut off comes again. */
export function letIn(url: string, size: number, tally: Tally, patienceMs: number): Lorises {
  const { hostname, port } = new URL(url)
  const open = new Map<() => void, number>()
  let cutOff = 0
  let longest = 0
  let isOn = true

  const come = (index: number): void => {
    const { begin, drop } = sorts[index % sorts.length] ?? { begin: '', drop: '' }
    const socket = connect(Number(port), hostname)
    const since = performance.now()
    const dripping = setInterval(() => socket.write(drop), 1000)
    const hangUp = (): void => void socket.destroy()
    open.set(hangUp, since)
    socket.write(begin)
    socket.resume()
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(dripping)
      open.delete(hangUp)
      if (!isOn) return
      cutOff += 1
      const borne = performance.now() - since
      longest = Math.max(longest, borne)
      if (borne > patienceMs) tally.complain('loris', `one was borne for ${Math.round(borne)} ms`)
      come(index)
    })
  }
  for (let index = 0; index < size; index += 1) come(index)
  return {
    get cutOff() {
      return cutOff
    },
    get longest() {
      const now = performance.now()
      return Math.max(longest, ...[...open.values()].map((since) => now - since))
    },
    leave() {
      isOn = false
      for (const hangUp of open.keys()) hangUp()
    },
  }
}
