import type { z } from 'zod'
import type { Bench, Exchange } from './kit/bench.ts'
import { type Case, caseOf } from './kit/case.ts'
import type { Contract } from './kit/contract.ts'
import { expectSame, expectThat } from './kit/expect.ts'

export interface ReadTrial {
  /** Sends queries to an operation, within the quota. */
  ask(
    bench: Bench,
    operation: string,
  ): (query: Readonly<Record<string, unknown>>) => Promise<Exchange>
  /** Whether what came back tells that there is nothing, as a page behind the last one may. */
  isNothing?(exchange: Exchange): boolean
}

/** Random queries that are tried of each operation; each is asked twice. */
const runs = 6

/** A case for each operation with a query: random ones that its schema takes are answered, and reading changes nothing. */
export function randomReadsOf(contract: Contract, { ask, isNothing }: ReadTrial): Case[] {
  return contract.endpoints.flatMap(({ id, method, request, evidence }) => {
    const schema: z.ZodType | undefined = request.query
    if (method !== 'GET' || !schema) return []
    return caseOf(
      {
        id: `${id}/random-reads`,
        title: 'Random queries that the schema takes are answered, and twice alike.',
        evidence,
        cost: 'free',
      },
      async (bench) => {
        // Drawn in only here: nothing else that reads the cases needs it.
        const { arbitraryOf } = await import('./arbitrary.ts')
        const { holdsFor } = await import('./property.ts')
        const send = ask(bench, id)
        const told = ({ status, json }: Exchange): unknown => {
          const opened = contract.envelope.open(status, json)
          return opened?.ok ? opened.data : opened?.code
        }
        const isEmpty = ([name, value]: [string, unknown]): boolean =>
          request.encodings?.[name] === 'csv' && Array.isArray(value) && value.length === 0
        await holdsFor(
          // Where commas separate, a list of nothing cannot be told from one empty text.
          arbitraryOf(schema).filter((query) => !Object.entries(Object(query)).some(isEmpty)),
          async (query) => {
            const [first, again] = [await send(Object(query)), await send(Object(query))]
            const { ok = false } = contract.envelope.open(first.status, first.json) ?? {}
            const isAnswered = ok || isNothing?.(first) === true
            expectThat(isAnswered, 'body', 'an answer', `${first.status} ${first.text}`)
            expectSame(told(again), told(first), 'body (again)')
          },
          { runs, seed: `${contract.id} ${id} reads` },
        )
      },
    )
  })
}
