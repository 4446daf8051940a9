import { Agent } from 'node:http'
import { call, control } from './call.ts'
import { faults, isAskedFor } from './faults.ts'
import type { Mailroom } from './mailroom.ts'
import { drawMove, type Known } from './moves.ts'
import { pause } from './pause.ts'
import type { Tally } from './tally.ts'
import { watch } from './watcher.ts'

/** Where worlds live, and what is found out about them. */
export interface Ground {
  readonly url: string
  readonly mailroom: Mailroom
  readonly tally: Tally
  /** Whether callers are to go on. */
  isOn(): boolean
}

/** Connections of a world's callers. */
const callers = 4
/** Calls, or milliseconds, after which a world has seen enough. */
const longest = { calls: 2000, ms: 8000 }

/**
 * Opens a world, calls its APIs as fast as they answer, with faults or without, and holds at its end that no event
 * and no webhook was lost. Then it is dropped.
 */
export async function live(ground: Ground, name: string, withFaults: boolean): Promise<void> {
  const { url, tally, mailroom } = ground
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const own = new Agent({ keepAlive: true, maxSockets: 1 })
  await control(own, url, 'POST', '/worlds', { name, clock: '60x' })
  if (withFaults)
    for (const fault of faults) await control(own, url, 'POST', `/faults?world=${name}`, fault)
  const watcher = await watch(url, name)
  const known: Known = {
    credential: `demo.${name}`,
    hook: mailroom.hookOf(name),
    ...{ tasks: [], links: [], jobs: [], videos: [], media: [] },
  }
  let calls = 0
  let left = longest.calls
  const until = performance.now() + longest.ms
  const caller = async (): Promise<void> => {
    while (left > 0 && performance.now() < until && ground.isOn()) {
      const move = drawMove()
      const shot = move.shot(known)
      if (!shot) continue
      left -= 1
      if (/^\/(open_)?api\//.test(shot.path)) calls += 1
      const answer = await call(agent, url, shot)
      // The server is told to stop while calls are made: what comes then is judged elsewhere.
      if (!ground.isOn()) return
      tally.note(move.name, answer.tookMs)
      const isWhole = !answer.broken && move.isRight(answer.status, answer.text)
      if (answer.status >= 500 && !(withFaults && isAskedFor(answer.status)))
        tally.complain('unasked5xx', `${move.name}: ${answer.status} ${answer.text.slice(0, 200)}`)
      else if (!isWhole && !withFaults)
        tally.complain(
          'wrong',
          `${move.name}: ${answer.status} ${answer.broken ?? ''} ${answer.text.slice(0, 200)}`,
        )
      if (isWhole && move.learn) learn(() => move.learn?.(known, answer.text))
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const webhooks = ground.isOn() ? await settle(ground, own, name) : undefined
  // A server that is told to stop in the meantime gives up what is under way: that is judged by its snapshot.
  if (webhooks && ground.isOn()) {
    tally.tasks += webhooks.tasks
    tally.webhooks += webhooks.taken
    for (const one of webhooks.disorder) tally.complain('webhooks', `${name}: ${one}`)
    await Promise.race([watcher.ended, untilTrue(() => watcher.requests >= calls)])
    tally.events += watcher.events
    for (const one of watcher.disorder) tally.complain('disorder', `${name}: ${one}`)
    if (watcher.requests !== calls)
      tally.complain('disorder', `${name}: ${watcher.requests} of ${calls} calls were told of`)
    tally.lives += 1
    mailroom.forget(name)
  }
  watcher.close()
  for (const one of [agent, own]) one.destroy()
}

/** Faults may leave nothing to be learnt. */
function learn(from: () => void): void {
  try {
    from()
  } catch {
    // The next answer will do.
  }
}

interface Told {
  readonly id: string
  readonly operation: string
  readonly status: string
}

/** What became of the webhooks of a world that has come to its end. */
interface Settled {
  readonly tasks: number
  /** Jobs that were told of. */
  readonly taken: number
  /** What an orderly delivery does not lead to. */
  readonly disorder: readonly string[]
}

/** Lets a world come to its end and counts its webhooks against its tasks; then drops it. */
async function settle({ url, mailroom }: Ground, own: Agent, name: string): Promise<Settled> {
  const steer = <T>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) =>
    control<T>(own, url, method, `${path}?world=${name}`, body)
  await steer('DELETE', '/faults')
  await steer('PUT', '/clock', { mode: 'frozen' })
  await steer('POST', '/clock/advance', { by: '2d' })
  const jobs: Told[] = []
  let count = 0
  for (let page = 1; ; page += 1) {
    const path = `/tasks?world=${name}&pageSize=1000&page=${page}`
    const { tasks } = await control<{ tasks: Told[] }>(own, url, 'GET', path)
    jobs.push(...tasks.filter(({ operation }) => operation === 'createPreviewList'))
    count += tasks.length
    if (tasks.length < 1000) break
  }
  const taken = mailroom.takenFrom(name)
  const disorder = jobs
    .filter(({ id }) => taken.get(id) !== 1)
    .map(({ id, status }) => `job ${id} (${status}) was told of ${taken.get(id) ?? 0} times`)
  if (taken.size !== jobs.length) disorder.push(`${jobs.length} jobs, ${taken.size} were told of`)
  await control(own, url, 'DELETE', `/worlds/${name}`)
  return { tasks: count, taken: taken.size, disorder }
}

/** Waits until something holds, ten seconds at most. */
async function untilTrue(holds: () => boolean): Promise<void> {
  const until = performance.now() + 10_000
  while (!holds() && performance.now() < until) await pause(20)
}
