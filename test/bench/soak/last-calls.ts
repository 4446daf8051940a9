import { Agent } from 'node:http'
import { type Answer, call, control } from './call.ts'
import type { Mailroom } from './mailroom.ts'
import { hasCode } from './moves.ts'
import { pause } from './pause.ts'
import type { Ended, SoakServer } from './server.ts'

/** Calls that are slow enough to be in flight when the server is told to stop. */
const slow = { provider: 'aitoearn', fault: { kind: 'latency', by: { ms: 60_000 }, clock: 'real' } }
const size = 50

export interface Stopped {
  readonly sent: number
  readonly answered: number
  /** How many of the tasks that the answers tell of stand in the snapshot. */
  readonly saved: number
  /** Jobs in the snapshot whose webhook is owed, and those of them that nobody took and nobody will send. */
  readonly jobs: number
  readonly lost: readonly string[]
  readonly ended: Ended
}

/** Tells a server to stop while so many calls are in flight. */
export async function stopInFlight(server: SoakServer, mailroom: Mailroom): Promise<Stopped> {
  const agent = new Agent({ maxSockets: size })
  await control(agent, server.url, 'POST', '/worlds', { name: 'last' })
  await control(agent, server.url, 'POST', '/faults?world=last', slow)
  const shot = {
    method: 'POST' as const,
    path: '/api/ai/video/generations',
    headers: { 'content-type': 'application/json', 'x-api-key': 'demo.last', 'x-soak': 'last' },
    body: JSON.stringify({ model: 'seedance-2-fast-beta', prompt: 'A kettle', duration: 6 }),
  }
  const answers: Promise<Answer>[] = []
  for (let index = 0; index < size; index += 1) answers.push(call(agent, server.url, shot))
  while ((await server.read()).inFlight < size) await pause(50)
  const ended = await server.terminate()
  const whole = (await Promise.all(answers)).filter(
    ({ status, text, broken }) => status === 200 && !broken && hasCode(0, text),
  )
  agent.destroy()
  const worlds = ended.snapshot === '' ? [] : worldsIn(ended.snapshot)
  const last = JSON.stringify(worlds.find(({ name }) => name === 'last') ?? {})
  const saved = whole.filter(({ text }) => last.includes(`"${idIn(text)}"`)).length
  const owed = worlds.flatMap((world) =>
    jobsIn(world).map((id) => ({
      id: `${world.name}: job ${id}`,
      isKept: mailroom.takenFrom(world.name).has(id) || aheadIn(world).has(id),
    })),
  )
  const lost = owed.filter(({ isKept }) => !isKept).map(({ id }) => id)
  return { sent: size, answered: whole.length, saved, jobs: owed.length, lost, ended }
}

/** What is looked for in a snapshot. */
interface SavedWorld {
  readonly name: string
  readonly store: {
    readonly collections: readonly {
      readonly name: string
      readonly rows: readonly { readonly document: { id: string; operation?: string } }[]
    }[]
  }
  readonly webhooks: {
    readonly ahead: readonly { readonly errand: { task?: string; delivery?: { task?: string } } }[]
  }
}

// What the control plane's document says of a snapshot, and the API of an answer.
const worldsIn = (snapshot: string): SavedWorld[] =>
  (JSON.parse(snapshot) as { worlds: SavedWorld[] }).worlds
const idIn = (text: string): string => (JSON.parse(text) as { data: { id: string } }).data.id

const jobsIn = ({ store }: SavedWorld): string[] =>
  store.collections
    .flatMap(({ rows }) => rows.map(({ document }) => document))
    .filter(({ operation }) => operation === 'createPreviewList')
    .map(({ id }) => id)

/** Jobs of which webhooks are yet to tell. */
const aheadIn = ({ webhooks }: SavedWorld): ReadonlySet<string> =>
  new Set(webhooks.ahead.flatMap(({ errand }) => errand.task ?? errand.delivery?.task ?? []))
