import { describe, expect, it } from 'vitest'
import { contracts } from '../contracts/index.ts'
import * as laws from './support/laws.ts'
import { importsOf, readSources, type Source } from './support/source.ts'

const vendors = contracts.map(({ id }) => id)
const sources = readSources()

/** A law in a sentence, sources that break it, and sources that come close and keep it. */
interface Held {
  readonly title: string
  readonly law: laws.Law
  readonly broken: Readonly<Record<string, Source | readonly Source[]>>
  readonly kept: readonly Source[]
}

const file = (path: string, text: string): Source => ({ path, text })

const held: readonly Held[] = [
  {
    title: 'contracts/ imports nothing of ours outside itself',
    law: laws.contractsStandAlone,
    broken: {
      'a value': file('contracts/kit/a.ts', `import { x } from '../../emulator/engine/x.ts'`),
      'a type': file('contracts/tiktok/a.ts', `import type { X } from '../../client/x.ts'`),
      'a type in place': file('contracts/a.ts', `let x: import('../client/x.ts').X`),
      'a passing on': file('contracts/a.ts', `export * from '../scenarios/x.ts'`),
      'a late import': file('contracts/a.ts', `const x = await import('../emulator/index.ts')`),
      'a computed import': file('contracts/a.ts', `const x = await import('../emu' + 'lator.ts')`),
      'the package by its own name': file('contracts/a.ts', `import 'backlot/client'`),
    },
    kept: [
      file(
        'contracts/a.ts',
        `import { z } from 'zod'\nimport './kit/x.ts'\n// import '../client/x.ts'`,
      ),
      file('emulator/a.ts', `import '../contracts/index.ts'`),
    ],
  },
  {
    title: 'contracts/kit imports zod and itself only',
    law: laws.kitKnowsZodOnly,
    broken: {
      'an API': file('contracts/kit/a.ts', `import { x } from '../tiktok/wire.ts'`),
      'another package': file('contracts/kit/a.ts', `import { Hono } from 'hono'`),
      'a package that begins alike': file('contracts/kit/a.ts', `import 'zodiac'`),
    },
    kept: [
      file('contracts/kit/a.ts', `import { z } from 'zod'\nimport type { X } from './x.ts'`),
      file('contracts/index.ts', `import 'node:fs'`),
    ],
  },
  {
    title: 'client/ imports nothing of ours outside itself',
    law: laws.clientIsAStranger,
    broken: {
      'a contract': file('client/a.ts', `import type { Contract } from '../contracts/index.ts'`),
      'the emulator': file('client/deep/a.ts', `import '../../emulator/index.ts'`),
    },
    kept: [file('client/a.ts', `import './generated/x.ts'\nimport create from 'openapi-fetch'`)],
  },
  {
    title: 'cases never see a model',
    law: laws.casesSeeNoModel,
    broken: {
      'the list of cases': file('contracts/x/cases.ts', `import '../../emulator/x/model.ts'`),
      'a folder of cases': file('contracts/x/cases/a.ts', `import '../../../emulator/index.ts'`),
      'a part of the cases': file('contracts/x/cases-more.ts', `import '../../client/x.ts'`),
    },
    kept: [file('contracts/x/cases/a.ts', `import '../../kit/case.ts'`)],
  },
  {
    title: 'shared code names no vendor, not even in a comment',
    law: laws.sharedCodeNamesNoVendor(['acme']),
    broken: {
      'an import': file('emulator/engine/a.ts', `import '../acme/ids.ts'`),
      'a comment': file('emulator/http/a.ts', `// as AcMe does`),
      'a text': file('contracts/kit/a.ts', `const id = 'acme'`),
      'a name of a file': file('emulator/http/acme-play.ts', ''),
      'a shared file of the client': file('client/retry.ts', `type AcmeCode = 1`),
    },
    kept: [
      file('emulator/acme/model.ts', `const id = 'acme'`),
      file('client/acme.ts', `const id = 'acme'`),
      file('client/acme-answer.ts', `const id = 'acme'`),
      file('client/index.ts', `export * from './acme.ts'`),
      file('emulator/catalogue.ts', `import './acme/index.ts'`),
    ],
  },
  {
    title: 'what belongs to one API imports nothing of another',
    law: laws.vendorsStayApart(['acme', 'zenith']),
    broken: {
      'a model': file('emulator/acme/model.ts', `import { id } from '../zenith/ids.ts'`),
      'a contract': file('contracts/zenith/wire.ts', `import type { T } from '../acme/wire.ts'`),
      'a client': file('client/acme.ts', `import './zenith.ts'`),
    },
    kept: [
      file('emulator/acme/model.ts', `import '../../contracts/acme/wire.ts'`),
      file('emulator/catalogue.ts', `import './acme/index.ts'\nimport './zenith/index.ts'`),
    ],
  },
  {
    title: 'nothing imports itself, by whatever way round',
    law: laws.noCircles,
    broken: {
      'a file and itself': file('emulator/a.ts', `import './a.ts'`),
      'two files': [
        file('emulator/a.ts', `import './b.ts'`),
        file('emulator/b.ts', `import './a.ts'`),
      ],
      'three files, by types': [
        file('emulator/a.ts', `import type { B } from './deep/b.ts'`),
        file('emulator/deep/b.ts', `export type { C } from '../c.ts'`),
        file('emulator/c.ts', `let a: import('./a.ts').A`),
      ],
    },
    kept: [
      file('emulator/a.ts', `import './b.ts'\nimport './c.ts'`),
      file('emulator/b.ts', `import './c.ts'`),
      file('emulator/c.ts', ''),
    ],
  },
  {
    title: 'time and chance are never taken from the machine, but in three places',
    law: laws.noAmbientTimeOrChance,
    broken: {
      'Date.now': file('emulator/a.ts', 'Date.now()'),
      'Date.now, uncalled': file('emulator/a.ts', 'const now = Date.now'),
      'Date.now, by its name': file('emulator/a.ts', `Date['now']()`),
      'Date.now, taken apart': file('emulator/a.ts', 'const { now } = Date'),
      'Date.now, by the global': file('emulator/a.ts', 'globalThis.Date.now()'),
      'a new Date of nothing': file('contracts/a.ts', 'new Date()'),
      'a new Date without brackets': file('contracts/a.ts', 'new Date'),
      'Date as a function': file('contracts/a.ts', 'Date()'),
      'Math.random': file('client/a.ts', 'const die = Math.random'),
      'Math.random, taken apart': file('client/a.ts', 'const { random } = Math'),
      'a random UUID': file('scenarios/a.ts', `import { randomUUID } from 'node:crypto'`),
      'a random UUID of the web': file('scenarios/a.ts', 'crypto.randomUUID()'),
      'random bytes': file('emulator/a.ts', 'crypto.getRandomValues(bytes)'),
      setTimeout: file('emulator/http/a.ts', 'setTimeout(run, 1)'),
      'setTimeout, by the global': file('emulator/http/a.ts', 'globalThis.setTimeout(run, 1)'),
      'setTimeout, handed on': file('emulator/http/a.ts', 'const wait = { setTimeout }'),
      setInterval: file('emulator/cli-a.ts', 'setInterval(run, 1)'),
      setImmediate: file('client/poll.ts', 'setImmediate(run)'),
      'timers as promises': file(
        'client/a.ts',
        `import { setTimeout as t } from 'timers/promises'`,
      ),
      'the performance clock': file('emulator/engine/world.ts', 'performance.now()'),
      'the process clock': file('emulator/a.ts', 'process.hrtime.bigint()'),
    },
    kept: [
      file('emulator/engine/clock.ts', 'Date.now(); setTimeout(run, 1); performance.now()'),
      file('emulator/cli/main.ts', 'new Date()'),
      file('client/transport.ts', 'Math.random()'),
      file('emulator/a.ts', 'new Date(0); Date.UTC(2026); Date.parse(text); Math.floor(1)'),
      file('emulator/a.ts', 'const made: Date = x instanceof Date ? x : new Date(1)'),
      file('emulator/a.ts', '// Date.now()\nconst text = "setTimeout(Math.random())"'),
      file('emulator/a.ts', 'AbortSignal.timeout(5); socket.setTimeout(5); wall.now()'),
      file('emulator/a.ts', 'interface Wall { performance: number }'),
    ],
  },
  {
    title: 'no file is feared for its length',
    law: laws.filesAreShort,
    broken: {
      'a long file': file('emulator/a.ts', 'x\n'.repeat(251)),
      'a long declaration': file('contracts/x/wire.ts', 'x\n'.repeat(451)),
    },
    kept: [
      file('emulator/a.ts', 'x\n'.repeat(250)),
      file('contracts/x/wire.ts', 'x\n'.repeat(450)),
      file('client/generated/x.ts', 'x\n'.repeat(5000)),
    ],
  },
  {
    title: 'no file passes on others only, and every name says something',
    law: laws.namesSaySomething,
    broken: {
      'a barrel': file('emulator/engine/index.ts', `export * from './clock.ts'`),
      'a barrel of types': file('client/all.ts', `export type { X } from './x.ts'`),
      'utils.ts': file('emulator/utils.ts', 'export const x = 1'),
      'a folder of helpers': file('contracts/helpers/text.ts', 'export const x = 1'),
      'types.ts': file('client/types.ts', 'export type X = 1'),
    },
    kept: [
      file('client/index.ts', `export * from './x.ts'`),
      file('emulator/engine/a.ts', `export type { X } from './x.ts'\nexport const x = 1`),
      file('emulator/engine/prototypes.ts', 'export const x = 1'),
    ],
  },
]

/** The laws about vendors, with the vendors of the catalogue in place of those of the proofs. */
const lawsInForce = held.map(({ title, law }) => {
  if (title.startsWith('shared code')) return { title, law: laws.sharedCodeNamesNoVendor(vendors) }
  if (title.startsWith('what belongs')) return { title, law: laws.vendorsStayApart(vendors) }
  return { title, law }
})

describe('the laws of the tree', () => {
  it.each(lawsInForce)('$title', ({ law }) => {
    expect(law(sources)).toEqual([])
  })
})

describe.each(held)('the law that $title', ({ law, broken, kept }) => {
  it.each(Object.entries(broken))('is broken by %s', (_, offence) => {
    expect(law([offence].flat())).not.toEqual([])
  })

  it('is kept by what comes close', () => {
    expect(law(kept)).toEqual([])
  })
})

describe('the reading of the tree', () => {
  it('finds every folder of code, and imports that lead to files that exist', () => {
    const paths = new Set(sources.map(({ path }) => path))
    expect(paths).toContain('contracts/kit/contract.ts')
    expect(paths).toContain('emulator/engine/clock.ts')
    expect(paths).toContain('client/transport.ts')
    expect([...paths].some((path) => path.startsWith('scenarios/runner/'))).toBe(true)
    const targets = sources.flatMap(importsOf).flatMap(({ target }) => target ?? [])
    expect(targets.length).toBeGreaterThan(100)
    expect(targets.filter((target) => target.endsWith('.ts') && !paths.has(target))).toEqual([])
  })
})
