import { Agent } from 'node:http'
import { type Answer, call, control } from './call.ts'
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
  readonly ended: Ended
}

/** Tells a server to stop while so many calls are in flight. */
export async function stopInFlight(server: SoakServer): Promise<Stopped> {
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
  return { sent: size, answered: whole.length, saved, ended }
}

// What the control plane's document says of a snapshot, and the API of an answer.
const worldsIn = (snapshot: string): { name: string }[] =>
  (JSON.parse(snapshot) as { worlds: { name: string }[] }).worlds
const idIn = (text: string): string => (JSON.parse(text) as { data: { id: string } }).data.id
