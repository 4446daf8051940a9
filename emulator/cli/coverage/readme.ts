import { contracts } from '../../../contracts/index.ts'
import { readCoverage } from '../../http/coverage.ts'
import { summaryTable } from './markdown.ts'

const begin = '<!-- coverage: begin -->'
const end = '<!-- coverage: end -->'

/** A README with the table between its two marks printed anew. @throws RangeError when a mark is missing */
export async function withSummary(readme: string): Promise<string> {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) throw new RangeError(`the README needs the lines ${begin} and ${end}`)
  const table = summaryTable(await readCoverage(contracts, []))
  return `${readme.slice(0, from + begin.length)}\n${table}${readme.slice(to)}`
}
