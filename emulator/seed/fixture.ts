import type { z } from 'zod'
import { undocumentedFields } from '../../contracts/kit/drift.ts'
import type { SourceText } from '../../scenarios/runner/source-text.ts'
import type { OwnFiles } from '../engine/media/own-files.ts'
import type { Provider } from '../engine/provider.ts'
import { SeedError, type Seeded } from '../engine/seedbed.ts'
import type { World } from '../engine/world.ts'

/** Something that a fixture has made, and whose it is. */
export interface Planted extends Seeded {
  readonly provider: string
  readonly account: string
}

/** One thing wrong with a fixture, and where: the way to it, and its place in the file where there is one. */
export interface FixtureProblem {
  readonly path: string
  readonly message: string
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

/** A fixture that cannot be planted; nothing was. The message lists every problem. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError'
  readonly problems: readonly FixtureProblem[]
  constructor(problems: readonly FixtureProblem[]) {
    super(problems.map(lineOf).join('\n'))
    this.problems = problems
  }
}

const lineOf = ({ path, message, file, line, column }: FixtureProblem): string =>
  [
    ...(file === undefined ? [] : [`${file}:${line}:${column}`]),
    ...(path ? [path] : []),
    message,
  ].join(': ')

type Path = readonly (string | number)[]

export interface Ground {
  readonly providers: readonly Provider[]
  readonly files: OwnFiles
}

/** A fixture: the text of a file, YAML or JSON, and what the file is called; or what would stand in it. */
export type Fixture = { readonly text: string; readonly file: string } | { readonly value: unknown }

/**
 * Plants all that a fixture tells of in a world; nothing where anything is wrong with it.
 * @throws FixtureError that names everything wrong with its form, or the first thing that it speaks of in vain
 */
export async function plantFixture(
  { providers, files }: Ground,
  world: World,
  origin: string,
  fixture: Fixture,
): Promise<readonly Planted[]> {
  const source = await sourceOf(fixture)
  if (source && source.problems.length > 0)
    throw new FixtureError(source.problems.map((one) => ({ path: '', ...one })))
  const value = source ? source.value : 'value' in fixture ? fixture.value : undefined
  const { fixtureSchema, partsFor } = await import('./schema.ts')
  const parts = await partsFor(providers)
  const schema = fixtureSchema(parts)
  const parsed = schema.safeParse(value, { jitless: true })
  if (!parsed.success)
    throw new FixtureError(
      parsed.error.issues.flatMap((issue) => problemsOf(issue, schema, value, source)),
    )
  const plants: (() => Promise<readonly Planted[]>)[] = []
  for (const { contract, seedbed } of parts)
    for (const [index, { account, app, ...part }] of partsOf(parsed.data, contract.id).entries()) {
      const path = [contract.id, index]
      try {
        const plant = await seedbed.prepare({ world, app, account, origin, files }, part)
        plants.push(async () =>
          (await plant()).map((made) => ({ provider: contract.id, account, ...made })),
        )
      } catch (error) {
        if (!(error instanceof SeedError)) throw error
        throw new FixtureError([placed([...path, ...error.path], error.message, source)])
      }
    }
  const planted: Planted[] = []
  for (const plant of plants) planted.push(...(await plant()))
  // What lies in the past is no news to whoever moves the clock next.
  await world.advance({ by: 0 })
  return planted
}

/** What is said of the accounts of an API. The cast is sound: the schema has just let it through. */
const partsOf = (data: Readonly<Record<string, unknown>>, provider: string) =>
  (data[provider] ?? []) as readonly {
    readonly account: string
    readonly app: string
    readonly [field: string]: unknown
  }[]

async function sourceOf(fixture: Fixture): Promise<SourceText | undefined> {
  if (!('text' in fixture)) return undefined
  // Read here, not above: a start without a fixture never loads the parser.
  const { readSourceText } = await import('../../scenarios/runner/source-text.ts')
  return readSourceText(fixture.file, fixture.text)
}

function problemsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  source: SourceText | undefined,
): FixtureProblem[] {
  // Paths of what came as JSON hold nothing else.
  const path = issue.path as Path
  if (issue.code !== 'unrecognized_keys') return [placed(path, issue.message, source)]
  const strangers = undocumentedFields(schema, value)
  return issue.keys.map((key) => {
    const way = [...path, key]
    const near = strangers.find((one) => one.path === way.join('.'))?.nearest
    const hint = near === undefined ? '' : `; did you mean "${near}"?`
    return placed(way, `there is no such key${hint}`, source, true)
  })
}

function placed(
  path: Path,
  message: string,
  source: SourceText | undefined,
  isKey = false,
): FixtureProblem {
  const way = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part))
    .join('')
  const place = source && (isKey ? source.positionOfKey(path) : source.positionOf(path))
  return { path: way, message, ...place }
}
