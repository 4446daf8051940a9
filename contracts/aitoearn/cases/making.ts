import type { z } from 'zod'
import type { Bench, Exchange } from '../../kit/bench.ts'
import { expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { granted } from './replies.ts'

export type VideoTask = z.output<typeof wire.videoTask>

/** The least that makes a video. */
export const least = { model: 'seedance-2-fast-beta', prompt: 'A kettle whistles' } as const

/** A body that no account can pay for. */
export const tooDear = { ...least, duration: 10_000_000 } as const

export const ask = (bench: Bench, change: Readonly<Record<string, unknown>> = {}) =>
  bench.call('createVideoTask', { body: { ...least, ...change } })

/** Makes a task. @returns its id */
export async function create(
  bench: Bench,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return granted(await ask(bench, change), wire.createdTask).id
}

export const look = (bench: Bench, taskId: string): Promise<Exchange> =>
  bench.call('getVideoTask', { params: { taskId } })

export const taskOf = async (bench: Bench, id: string): Promise<VideoTask> =>
  granted(await look(bench, id), wire.videoTask)

export const listed = async (bench: Bench, query: Readonly<Record<string, unknown>> = {}) =>
  granted(await bench.call('listVideoTasks', { query }), wire.listVideoTasksData)

const tickMs = 30_000

/** Waits until a task has ended. */
export async function finish(bench: Bench, id: string): Promise<VideoTask> {
  for (let ticks = 0; ticks < 80; ticks += 1) {
    const task = await taskOf(bench, id)
    if (task.status !== 'InProgress') return task
    await bench.pass(tickMs)
  }
  const task = await taskOf(bench, id)
  expectThat(task.status !== 'InProgress', 'data.status', 'an end within forty minutes', task)
  return task
}
