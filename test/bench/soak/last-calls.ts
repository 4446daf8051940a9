import { Agent } from 'node:http'
import { type Answer, call, control } from './call.ts'
import { hasCode } from './moves.ts'
import { pause } from './pause.ts'
import type { Ended, SoakServer } from './server.ts'

/** Calls that are slow enough to be in flight when the server is told to stop. */
const slow = { provider: 'aitoearn', fault: { kind: 'latency', by: { ms: 60_000 }, clock: 'real' } }
const size = 50

/** Tells a server to stop while so many calls are in flight. @returns those that were answered whole, and its end */
export async function stopInFlight(
  server: SoakServer,
): Promise<{ readonly sent: number; readonly answered: number; readonly ended: Ended }> {
  const agent = new Agent({ maxSockets: size })
  await control(agent, server.url, 'POST', '/worlds', { name: 'last' })
  await control(agent, server.url, 'POST', '/faults?world=last', slow)
  const shot = {
    method: 'POST' as const,
    path: '/api/ai/video/generations',
    headers: { 'content-type': 'application/json', 'x-api-key': 'demo.last' },
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
  return { sent: size, answered: whole.length, ended }
}
