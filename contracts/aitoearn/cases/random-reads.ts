import { randomReadsOf } from '../../random-reads.ts'
import { aitoearn } from '../contract.ts'

/** The list under random queries. */
export const randomReadCases = randomReadsOf(aitoearn, {
  ask: (bench, operation) => (query) => bench.call(operation, { query }),
})
