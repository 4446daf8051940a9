import { randomReadsOf } from '../../random-reads.ts'
import { creatify } from '../contract.ts'

/** Every list under random queries. */
export const randomReadCases = randomReadsOf(creatify, {
  ask: (bench, operation) => (query) => bench.call(operation, { query }),
  // A page behind the last one is a 404.
  isNothing: ({ status, text }) => status === 404 && text.includes('Invalid page.'),
})
