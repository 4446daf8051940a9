import type { Catalogued } from '../../../contracts/catalogue.ts'
import { nearestName } from '../../../contracts/kit/nearest.ts'
import { UsageError } from '../errors.ts'
import type { Chosen } from './target.ts'

/**
 * The cases that the command line means, operation by operation. A glob matches ids as `listVideos/pages`, or
 * whole operations; `*` stands for any letters, `?` for one, and a glob behind `!` takes cases away.
 * @throws UsageError for an unknown API, and for a glob that matches nothing
 */
export function choose(
  entries: readonly Catalogued[],
  provider: string | undefined,
  globs: readonly string[],
): Chosen[] {
  const cases = entriesOf(entries, provider).flatMap(({ contract, cases }) =>
    contract.endpoints.flatMap(({ id }) =>
      cases.filter(({ operation }) => operation === id).map((held) => ({ contract, held })),
    ),
  )
  for (const glob of globs)
    if (!cases.some(({ held }) => matches(glob.replace(/^!/, ''), held.id)))
      throw unmatched(glob, cases)
  const wanted = globs.filter((glob) => !glob.startsWith('!'))
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  const chosen = cases.filter(
    ({ held: { id } }) =>
      (wanted.length === 0 || wanted.some((glob) => matches(glob, id))) &&
      !unwanted.some((glob) => matches(glob, id)),
  )
  if (chosen.length === 0)
    throw new UsageError('--case takes away every case that it gives', [
      'without --case all of them are held against the target',
    ])
  return chosen
}

function entriesOf(entries: readonly Catalogued[], provider: string | undefined) {
  if (provider === undefined) return entries
  const found = entries.filter(({ contract }) => contract.id === provider)
  if (found.length > 0) return found
  const known = entries.map(({ contract }) => contract.id)
  throw new UsageError(
    `--provider ${provider}: there is no such API${guess(nearestName(provider, known))}`,
    [`known: ${known.join(', ')}`],
  )
}

function matches(glob: string, id: string): boolean {
  const pattern = glob.replace(/[.*+?^${}()|[\]\\]/g, (mark) =>
    mark === '*' ? '.*' : mark === '?' ? '.' : `\\${mark}`,
  )
  return new RegExp(`^${pattern}${glob.includes('/') ? '' : '(/.*)?'}$`).test(id)
}

function unmatched(glob: string, cases: readonly Chosen[]): UsageError {
  const operations = [...new Set(cases.map(({ held }) => held.operation))]
  const name = glob.replace(/^!/, '')
  const [operation = ''] = name.split('/')
  const ids = cases.map(({ held }) => held.id)
  const ofOperation = ids.filter((id) => matches(operation, id))
  const near = name.includes('/')
    ? nearest(name, ofOperation.length > 0 ? ofOperation : ids)
    : nearest(name, operations)
  const [best, ...others] = near
  return new UsageError(`--case ${glob}: no case has such a name${guess(best)}`, [
    ...(others.length > 0 ? [`near it, too: ${others.join(', ')}`] : []),
    `operations: ${operations.join(', ')}`,
    "cases are named <operation>/<what>, and * stands for anything: --case 'listVideos/*'",
  ])
}

/** Up to five names that look like one, the nearest first. */
function nearest(name: string, known: readonly string[]): string[] {
  const left = [...known]
  const found: string[] = []
  while (found.length < 5) {
    const near = nearestName(name, left)
    if (near === undefined) break
    found.push(near)
    left.splice(left.indexOf(near), 1)
  }
  return found
}

const guess = (near: string | undefined): string =>
  near === undefined ? '' : `; did you mean ${near}?`
