import { openOrigin } from '../../support/origin.ts'

/** A receiver of webhooks that counts them by the world they come from. */
export interface Mailroom {
  /** Where a world sends its webhooks to. */
  hookOf(world: string): string
  /** How often each job of a world was told of, and was answered with a 2xx. */
  takenFrom(world: string): ReadonlyMap<string, number>
  forget(world: string): void
  close(): Promise<void>
}

/** Every so many webhooks one is refused, so that it has to come again. */
const refusesEach = 20

/** Opens a receiver in this process. */
export async function openMailroom(): Promise<Mailroom> {
  const taken = new Map<string, Map<string, number>>()
  let came = 0
  const origin = await openOrigin(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    came += 1
    if (came % refusesEach === 0) {
      response.writeHead(503).end()
      return
    }
    const world = request.url?.split('/').at(-1) ?? ''
    const { id } = JSON.parse(body) as { id: string }
    const jobs = taken.get(world) ?? new Map<string, number>()
    taken.set(world, jobs.set(id, (jobs.get(id) ?? 0) + 1))
    response.writeHead(204).end()
  })
  return {
    hookOf: (world) => `${origin.url}/hook/${world}`,
    takenFrom: (world) => taken.get(world) ?? new Map(),
    forget: (world) => void taken.delete(world),
    close: origin.close,
  }
}
