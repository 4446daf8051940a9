import { catalogue } from '../../contracts/catalogue.ts'
import { runCase } from '../../contracts/suite.ts'
import { createEmulatorTarget } from '../../emulator/cli/verify/world-target.ts'
import { createBacklot } from '../../emulator/index.ts'
import { keyOf } from './trial.ts'

/** What a case does while nothing is wrong. */
export interface Sound {
  /** Operations that it calls, `media` among them. */
  readonly operations: readonly string[]
  /** Of the processor, so that nobody else's work counts. */
  readonly tookMs: number
}

/** Holds every case against the emulator without a defect. @throws Error unless all of them match */
export async function baseline(): Promise<ReadonlyMap<string, Sound>> {
  let called = new Set<string>()
  const backlot = createBacklot(
    { clock: 'frozen' },
    { onRequest: ({ operation }) => void (operation && called.add(operation)) },
  )
  const target = createEmulatorTarget(backlot)
  const sound = new Map<string, Sound>()
  for (const { contract, cases } of catalogue)
    for (const held of cases) {
      const { bench, leave } = await target.open(contract)
      called = new Set()
      const before = process.cpuUsage()
      const verdict = await runCase(contract, held, bench)
      const { user, system } = process.cpuUsage(before)
      const tookMs = (user + system) / 1000
      sound.set(keyOf(contract, held), { operations: [...called], tookMs })
      await leave()
      if (verdict.verdict !== 'match')
        throw new Error(
          `${contract.id} ${held.id} does not match without a defect: ${shown(verdict)}`,
        )
    }
  await target.close()
  return sound
}

const shown = (verdict: object): string => JSON.stringify(verdict).slice(0, 400)
