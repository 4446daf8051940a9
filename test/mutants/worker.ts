import { parentPort, workerData } from 'node:worker_threads'
import { catalogue } from '../../contracts/catalogue.ts'
import { apiOf } from './mutant.ts'
import type { Ready, Task } from './pool.ts'
import { mutants } from './table.ts'
import { holdAgainst, tryMutant } from './trial.ts'

// Whoever started this thread gave it such data.
const { sound } = workerData as Ready
const byId = new Map(mutants().map((mutant) => [mutant.id, mutant]))

parentPort?.on('message', async ({ mutant: id, cases, known }: Task) => {
  const mutant = byId.get(id)
  if (!mutant) throw new RangeError(`there is no mutant ${id}`)
  const all = catalogue.find(({ contract }) => contract.id === apiOf(mutant))?.cases ?? []
  const trial = cases
    ? await holdAgainst(
        mutant,
        all.filter((held) => cases.includes(held.id)),
      )
    : await tryMutant(mutant, sound, known)
  parentPort?.postMessage(trial)
})
