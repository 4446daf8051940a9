import type { z } from 'zod'
import { type Case, caseOf } from './kit/case.ts'
import { type Contract, endpointOf } from './kit/contract.ts'
import { Drifted } from './kit/expect.ts'
import type { FieldTrial } from './kit/field-cases.ts'

/** Random bodies that are tried by each case. */
const runs = 12

/** Two cases for a body: random ones that its schema takes are taken, others are refused in an envelope as documented. */
export function randomCasesOf(contract: Contract, trial: FieldTrial): Case[] {
  const { operation, cost, pin = (body: unknown) => body } = trial
  const { request, evidence } = endpointOf(contract, operation)
  const schema: z.ZodType | undefined = request.body
  if (!schema) return []
  const isRight = (body: unknown): boolean => schema.safeParse(body).success
  return ([true, false] as const).map((isGood) =>
    caseOf(
      {
        id: `${operation}/random-${isGood ? 'valid' : 'invalid'}`,
        title: isGood
          ? 'Random bodies are taken that the schema takes.'
          : 'Random bodies are refused that the schema does not take.',
        evidence,
        cost,
      },
      async (bench) => {
        // Drawn in only here: nothing else that reads the cases needs it.
        const { arbitraryOf, spoiltOf } = await import('./arbitrary.ts')
        const { holdsFor } = await import('./property.ts')
        const ask = trial.ask(bench)
        const bodies = (isGood ? arbitraryOf(schema) : spoiltOf(schema))
          .map(pin)
          .filter((body) => isRight(body) === isGood)
        await holdsFor(
          bodies,
          async (body) => {
            const exchange = await ask(body)
            if (trial.isTaken(exchange) === isGood) return
            throw new Drifted({
              path: 'request',
              expected: `a body ${isGood ? 'to be taken' : 'to be refused'}`,
              seen: `${exchange.status} ${exchange.text.slice(0, 300)}`,
            })
          },
          { runs, seed: `${contract.id} ${operation} ${isGood}` },
        )
      },
    ),
  )
}
