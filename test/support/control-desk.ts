import request from 'supertest'
import { endpointOf } from '../../contracts/kit/contract.ts'
import { controlContract } from '../../emulator/http/control/contract.ts'
import type { Stand } from './backlot.ts'
import { avatarRemix, paths } from './tiktok.ts'

type Verb = 'get' | 'post' | 'put' | 'delete'

/** A call of a control operation in a world; `ID` and `WORLD` are filled in. */
export interface Asked {
  readonly operation: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A good call, and what it answers. */
export interface GoodCall extends Asked {
  readonly answer: unknown
}

/** A bad call, its status, what the problem names, and what it lists as right. */
export interface BadCall extends Asked {
  readonly status: number
  readonly says: RegExp
  readonly allowed?: unknown
}

/** The query of a call that means the world it is made for. */
export const inWorld = { world: 'WORLD' }

/** Makes such a call. */
export async function ask(stand: Stand, asked: Asked, world: string, id = 'none') {
  const { method, path } = endpointOf(controlContract, asked.operation)
  const fill = (text: string): string => text.replaceAll('WORLD', world).replaceAll('ID', id)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => fill(asked.params?.[name] ?? 'ID'))
  const query = Object.entries(asked.query ?? {}).map(([name, value]) => [name, fill(value)])
  const target = `/_backlot${fill(filled)}?${new URLSearchParams(query)}`
  const sent = request(stand.url)[method.toLowerCase() as Verb](target)
  if (asked.body === undefined) return sent
  const text = typeof asked.body === 'string' ? asked.body : fill(JSON.stringify(asked.body))
  return sent.set('Content-Type', 'application/json').send(text)
}

/** Makes tasks and tells their ids. */
export async function newTask(stand: Stand, world: string, count = 1): Promise<string[]> {
  const reply = await request(stand.url)
    .post(paths.createVideoTask)
    .set('Access-Token', `demo.${world}`)
    .send({
      ...avatarRemix,
      product_video_info: { ...avatarRemix.product_video_info, video_generation_count: count },
    })
  return reply.body.data.task_ids
}

/** Names of the open worlds. */
export async function worldNames(stand: Stand): Promise<string[]> {
  const { worlds } = await stand.control<{ worlds: { name: string }[] }>('GET', '/worlds')
  return worlds.map(({ name }) => name)
}

/** A world with a task and a waiting fate in it. */
export async function furnished(stand: Stand): Promise<{ world: string; id: string }> {
  const world = await stand.freshWorld()
  const [id = ''] = await newTask(stand, world)
  await stand.control('POST', `/faults?world=${world}`, { nth: 99, fault: { kind: 'reset' } })
  await stand.control('POST', `/fates?world=${world}`, {
    provider: 'tiktok',
    fate: 'fail',
    times: 2,
  })
  return { world, id }
}
