import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { catalogue } from '../../contracts/catalogue.ts'
import { baseline } from './baseline.ts'
import { killsOf, printKills, shortcomings } from './kill-table.ts'
import { knownKillers } from './known.ts'
import { apiOf, type Mutant } from './mutant.ts'
import { createPool, type Task } from './pool.ts'
import { mutants } from './table.ts'
import { type Trial, touching, wordsOf } from './trial.ts'

/**
 * `npm run test:mutants [-- [--anew] [<part of an id>]]`: tries every mutant, prints the kill table, and keeps it when it
 * is whole. With `--anew` killers are looked for as if there were no table yet.
 */

const started = performance.now()
/** Mutants that a case is tried with before it counts as idle. */
const mostTried = 150

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`

const { values: options, positionals } = parseArgs({
  options: { anew: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [part = ''] = positionals
const file = new URL('../../contracts/KILLS.md', import.meta.url)
const known = options.anew ? new Map<string, string[]>() : await knownKillers(file)
const all = mutants().filter(({ id }) => id.includes(part))
const sound = await baseline()
say(`${sound.size} cases match while nothing is wrong (${seconds()}); ${all.length} mutants`)

const pool = createPool(Math.max(2, Math.min(4, availableParallelism())), { sound })
const trials = new Map<string, Trial>()
const keep = (trial: Trial): void => {
  const before = trials.get(trial.id)
  const killedBy = [...new Set([...(before?.killedBy ?? []), ...trial.killedBy])]
  trials.set(trial.id, before ? { ...before, killedBy } : trial)
}

const waiting: Task[] = all.map(({ id }) => ({ mutant: id, known: known.get(id) ?? [] }))
await pool.run(
  () => waiting.shift(),
  (trial) => {
    keep(trial)
    if (trials.size % 200 === 0) say(`${trials.size} of ${all.length} tried (${seconds()})`)
  },
)
const account = { apis: catalogue, mutants: all, trials }
if (part === '') {
  // Should this run be cut short, the next one knows where to look.
  await writeFile(file, printKills(account))
  await occupyTheIdle()
}
await pool.close()

const wanting = shortcomings(account).filter((line) => part === '' || !/^(IDLE|BUSY)/.test(line))
const document = printKills(account)
process.stdout.write(document)
if (part === '') await writeFile(file, document)
for (const line of wanting) say(line)
const killed = all.length - wanting.filter((line) => /^(VOID|LIVES)/.test(line)).length
const { user, system } = process.cpuUsage()
const used = ((user + system) / 1e6).toFixed(0)
say(`${killed} of ${all.length} mutants killed in ${seconds()} (${used} s of the processor)`)
process.exitCode = wanting.length > 0 ? 1 : 0

/**
 * Holds each case that was never a mutant's first killer against mutants that it could notice, until it kills one: those
 * first whose names have most in common with its own.
 */
async function occupyTheIdle(): Promise<void> {
  const kills = killsOf(trials)
  const idle = catalogue.flatMap(({ contract, cases }) => {
    const own = all.filter((mutant) => apiOf(mutant) === contract.id)
    const noticed = new Map(own.map((mutant) => [mutant, new Set(touching(mutant, sound))]))
    return cases
      .filter((held) => !kills.has(`${contract.id} ${held.id}`) && held.guards === undefined)
      .map((held) => {
        const words = new Set(wordsOf(held.id.split('/')[1] ?? ''))
        const nearness = ({ id, operations = [] }: Mutant): number =>
          new Set(wordsOf(id).filter((word) => words.has(word))).size +
          (operations.includes(held.operation) ? 0.5 : 0)
        const left = own
          .filter((mutant) => noticed.get(mutant)?.has(held))
          .toSorted((a, b) => nearness(b) - nearness(a))
        return { held, left: left.slice(0, mostTried), killed: false }
      })
  })
  say(`${idle.length} cases were never first (${seconds()})`)
  const busy = new Map<string, (typeof idle)[number]>()
  const next = (): Task | undefined => {
    for (const one of idle) {
      if (one.killed) continue
      const mutant = one.left.find(({ id }) => !busy.has(id))
      if (!mutant) continue
      one.left = one.left.filter((other) => other !== mutant)
      busy.set(mutant.id, one)
      return { mutant: mutant.id, cases: [one.held.id] }
    }
    return undefined
  }
  await pool.run(next, (trial) => {
    const one = busy.get(trial.id)
    busy.delete(trial.id)
    if (trial.killedBy.length === 0) return
    keep(trial)
    if (one) one.killed = true
  })
}
