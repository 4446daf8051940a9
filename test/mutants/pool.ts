import { Worker } from 'node:worker_threads'
import type { Sound } from './baseline.ts'
import type { Trial } from './trial.ts'

/** What every thread is given at its start. */
export interface Ready {
  readonly sound: ReadonlyMap<string, Sound>
}

/** A mutant to be tried: against these cases, or against all that could notice it. */
export interface Task {
  readonly mutant: string
  readonly cases?: readonly string[]
  /** Those that killed it the last time. */
  readonly known?: readonly string[]
}

/** Threads that try mutants. */
export interface Pool {
  /** Tries them side by side; `next` is asked for another whenever a thread is free, `done` hears of each. */
  run(next: () => Task | undefined, done: (trial: Trial) => void): Promise<void>
  close(): Promise<void>
}

const entry = new URL('./worker.ts', import.meta.url).href

/** A thread inherits no loader, so each is taught TypeScript anew. */
const start = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.entry)
  })`

export function createPool(threads: number, ready: Ready): Pool {
  const workers = Array.from(
    { length: threads },
    () => new Worker(start, { eval: true, workerData: { ...ready, entry } }),
  )
  const ask = (worker: Worker, task: Task): Promise<Trial> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject)
      worker.once('message', (trial: Trial) => {
        worker.off('error', reject)
        resolve(trial)
      })
      worker.postMessage(task)
    })
  return {
    async run(next, done) {
      const work = async (worker: Worker): Promise<void> => {
        for (let task = next(); task; task = next()) done(await ask(worker, task))
      }
      await Promise.all(workers.map(work))
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
