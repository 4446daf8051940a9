import type { z } from 'zod'
import { formatInstant } from '../../engine/instant.ts'
import { SnapshotError } from '../../engine/snapshot-form.ts'
import { type Answer, type ControlCall, data } from './answer.ts'
import type { snapshot } from './keeping-wire.ts'

type Call<Body = undefined> = ControlCall<{ world?: string }, Body>

export const takeSnapshot = async ({ world }: Call): Promise<Answer> => data(await world.snapshot())

export async function restoreSnapshot({
  world,
  body,
}: Call<z.output<typeof snapshot>>): Promise<Answer> {
  try {
    const restored = await world.restore(body)
    return data({ now: formatInstant(restored.clock.now()) })
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error
    const { message, path } = error
    return { problem: { title: 'Bad snapshot', status: 400, detail: message, path } }
  }
}
