import type { z } from 'zod'
import type { Bench, Exchange } from './bench.ts'
import { type Case, caseOf } from './case.ts'
import { type Contract, endpointOf } from './contract.ts'
import { Drifted } from './expect.ts'
import { shown } from './judge.ts'
import { left, probesOf } from './probes.ts'
import { evidenceAt } from './problems.ts'

/** How the fields of an operation's body are tried out without anything being made. */
export interface FieldTrial {
  readonly operation: string
  readonly cost: Case['cost']
  /** A body that is taken, with an item of each list and each object that is to be looked into. */
  readonly base: unknown
  /** Fields of the body that other cases try. */
  readonly except?: readonly string[]
  /** Sends bodies, within the quota. */
  ask(bench: Bench): (body: unknown) => Promise<Exchange>
  /**
   * Whether the body was taken, as far as a field goes or as a whole; undefined when the reply says neither.
   */
  isTaken(exchange: Exchange, field?: string): boolean | undefined
  /** Makes a random body one of which nothing is made. */
  pin?(body: unknown): unknown
}

/** A case for each field of a body: it takes what its schema takes, and nothing else. */
export function fieldCasesOf(contract: Contract, trial: FieldTrial): Case[] {
  const { operation, cost, base, except = [] } = trial
  const { request, evidence } = endpointOf(contract, operation)
  const body: z.ZodType | undefined = request.body
  if (!body) return []
  const known = new Set<string>()
  return probesOf(body, base)
    .filter(({ path: [first = ''] }) => !except.includes(first))
    .map(({ path, probes }) => {
      const name = path.map((step) => (/^\d+$/.test(step) ? 'item' : step)).join('.')
      const taken = probes.filter(({ isTaken }) => isTaken).length
      const id = `${operation}/field-${unique(known, name.replaceAll(/[._]/g, '-').toLowerCase())}`
      return caseOf(
        {
          id,
          title: `\`${name}\` takes the ${taken} of ${probes.length} values that its schema takes: limits, choices, nothing, null, other types.`,
          evidence: evidenceAt(body, base, path) ?? evidence,
          cost,
        },
        async (bench) => {
          const ask = trial.ask(bench)
          for (const probe of probes) {
            const exchange = await ask(probe.body)
            const isTaken = trial.isTaken(exchange, path[0] ?? '')
            if (isTaken === probe.isTaken) continue
            const value = probe.value === left ? 'nothing' : shown(probe.value)
            throw new Drifted({
              path: `request.${path.join('.')}`,
              expected: `${value} to be ${probe.isTaken ? 'taken' : 'refused'}`,
              seen: `${exchange.status} ${exchange.text.slice(0, 300)}`,
            })
          }
        },
      )
    })
}

function unique(known: Set<string>, name: string): string {
  const free = known.has(name) ? unique(known, `${name}-again`) : name
  known.add(free)
  return free
}
