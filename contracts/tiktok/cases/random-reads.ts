import { randomReadsOf } from '../../random-reads.ts'
import { tiktok } from '../contract.ts'
import { paceOf } from './pace.ts'

/** Every list under random queries. */
export const randomReadCases = randomReadsOf(tiktok, {
  ask(bench, operation) {
    const pace = paceOf(bench, operation)
    return (query) => pace.call({ query })
  },
})
