import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { type Pace, paceOf } from './pace.ts'
import { refusedField } from './replies.ts'

/** How any listing takes `page` and `page_size`. */
export function pagingCases(
  operation: string,
  query: Readonly<Record<string, unknown>>,
  granted: (exchange: Exchange) => void,
  evidence: Case['evidence'],
): Case[] {
  const free = { cost: 'free' } as const
  const asking =
    (pace: Pace) =>
    (more: Record<string, unknown>): Promise<Exchange> =>
      pace.call({ query: { ...query, ...more } })
  const repeated = (bench: Bench, name: string): Promise<Exchange> =>
    bench.send({
      method: 'GET',
      target: `${bench.path(operation)}?${name}=1&${name}=1`,
      headers: bench.credentials,
    })
  return [
    caseOf(
      { id: `${operation}/page`, title: 'Pages are counted from one.', evidence, ...free },
      async (bench) => {
        const ask = asking(paceOf(bench, operation))
        for (const page of [1, 2]) granted(await ask({ page }))
        for (const page of [0, -1]) refusedField(await ask({ page }), 'page')
      },
    ),
    caseOf(
      {
        id: `${operation}/page-size`,
        title: 'A page holds one to a hundred items.',
        evidence,
        ...free,
      },
      async (bench) => {
        const ask = asking(paceOf(bench, operation))
        for (const page_size of [1, 2, 99, 100]) granted(await ask({ page_size }))
        for (const page_size of [0, -1, 101]) refusedField(await ask({ page_size }), 'page_size')
      },
    ),
    caseOf(
      {
        id: `${operation}/page-malformed`,
        title: 'What is no whole number is neither page nor size.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        const ask = asking(paceOf(bench, operation))
        for (const text of ['', 'one', '1.5', '[1]', 'null', '1e1'])
          for (const name of ['page', 'page_size']) refusedField(await ask({ [name]: text }), name)
      },
    ),
    caseOf(
      {
        id: `${operation}/page-repeated`,
        title: 'Page or size sent twice is refused.',
        evidence: 'assumed',
        ...free,
      },
      async (bench) => {
        for (const name of ['page', 'page_size']) refusedField(await repeated(bench, name), name)
      },
    ),
  ]
}
