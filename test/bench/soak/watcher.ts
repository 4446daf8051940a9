import { Agent, request } from 'node:http'

/** One who follows the events of a world over a connection of its own. */
export interface Watcher {
  /** Calls to APIs that it was told of. */
  readonly requests: number
  readonly events: number
  /** What it was told that an orderly record does not tell: gaps, leaps, repetitions. */
  readonly disorder: readonly string[]
  /** Resolves when the stream has ended, or with `close`. */
  readonly ended: Promise<void>
  close(): void
}

/** Begins to follow a world; resolves once it is connected. */
export function watch(url: string, world: string): Promise<Watcher> {
  let requests = 0
  let events = 0
  let last: { epoch: string; number: number } | undefined
  const disorder: string[] = []

  const hear = (block: string): void => {
    const [, id] = /^id: (.*)$/m.exec(block) ?? []
    const [, kind = ''] = /^event: (.*)$/m.exec(block) ?? []
    if (kind === '') return
    events += 1
    if (kind === 'request' && /"target":"\/(open_)?api\//.test(block)) requests += 1
    if (kind === 'gap' || id === undefined) disorder.push(block.replaceAll('\n', ' '))
    if (id === undefined) return
    const mark = id.lastIndexOf('-')
    const next = { epoch: id.slice(0, mark), number: Number(id.slice(mark + 1)) }
    if (last && (next.epoch !== last.epoch || next.number !== last.number + 1))
      disorder.push(`${id} came after ${last.epoch}-${last.number}`)
    last = next
  }

  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false })
    const asking = request(`${url}/_backlot/events?world=${world}`, { agent }, (answer) => {
      let rest = ''
      let end: () => void = () => undefined
      const ended = new Promise<void>((over) => {
        end = over
      })
      const watcher: Watcher = {
        get requests() {
          return requests
        },
        get events() {
          return events
        },
        disorder,
        ended,
        close: () => void asking.destroy(),
      }
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        blocks.forEach(hear)
        resolve(watcher)
      })
      answer.on('close', end)
      answer.on('error', end)
    })
    asking.on('error', reject)
    asking.end()
  })
}
