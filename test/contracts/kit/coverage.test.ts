import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue } from '../../../contracts/catalogue.ts'
import { coverageOf, fieldName, namesOf, refusalName } from '../../../contracts/kit/coverage.ts'
import { printMeetings, readMeetings } from '../../../contracts/kit/coverage-file.ts'
import { assumed, documented, observed } from '../../../contracts/kit/evidence.ts'
import { fieldsIn, fieldsMet } from '../../../contracts/kit/fields.ts'
import { tiktok } from '../../../contracts/tiktok/contract.ts'

const video = z.object({
  id: z.string().meta(documented('Its id.')),
  tags: z.record(z.string(), z.object({ hue: z.int() })).optional(),
})
const reply = z.union([
  z.object({
    code: z.literal(0).meta(assumed('Success.')),
    list: z.array(video).meta(observed('Videos.')),
  }),
  z.object({ code: z.int().meta(documented('Why not.')), why: z.string().nullable() }),
])

describe('the fields of a schema', () => {
  it('are all that it knows at any depth, each as well known as it says, or as what holds it', () => {
    expect(Object.fromEntries(fieldsIn(reply, 'public'))).toEqual({
      code: 'documented',
      list: 'observed',
      'list[].id': 'documented',
      'list[].tags': 'observed',
      'list[].tags.*': 'observed',
      'list[].tags.*.hue': 'observed',
      why: 'public',
    })
  })

  it('come to an end where a schema holds itself', () => {
    const tree = z.object({
      name: z.string(),
      get children() {
        return z.array(tree).optional()
      },
    })
    expect([...fieldsIn(tree, 'assumed').keys()]).toEqual(['name', 'children'])
  })

  it('are met where a value has them, whatever they hold', () => {
    const value = { code: 0, list: [{ id: 'v' }, { tags: { a: { hue: 1 } } }], other: 1 }
    expect([...fieldsMet(reply, value)]).toEqual([
      'code',
      'list',
      'list[].id',
      'list[].tags',
      'list[].tags.*',
      'list[].tags.*.hue',
    ])
    expect([...fieldsMet(reply, { why: null, code: undefined })]).toEqual(['why'])
    expect([...fieldsMet(reply, 'a text')]).toEqual([])
  })
})

describe('coverage', () => {
  const requestId = fieldName('listVideos', 'reply 200', 'request_id')
  const meetings = {
    'listVideos/one': { rule: 'lifecycle', met: [requestId] },
    'listVideos/two': { met: [requestId, refusalName('listVideos', 40105)] },
  }
  const live = { 'listVideos/one': '2026-02-01', 'listVideos/two': '2026-01-31' }

  it('tells of a field, a refusal and a rule how it is known, what holds it, and when it was seen live', () => {
    const { operations, rules, cases } = coverageOf(tiktok, meetings, live)
    const operation = operations.find(({ id }) => id === 'listVideos')
    expect(cases).toBe(2)
    expect(operation).toMatchObject({ cases: Object.keys(meetings), live: '2026-02-01' })
    expect(operation?.fields.find(({ path }) => path === 'request_id')).toMatchObject({
      place: 'reply 200',
      evidence: 'observed',
      source: tiktok.sources.observed,
      cases: Object.keys(meetings),
      live: '2026-02-01',
    })
    expect(operation?.refusals.find(({ code }) => code === 40105)).toMatchObject({
      cases: ['listVideos/two'],
      live: '2026-01-31',
    })
    expect(rules.find(({ id }) => id === 'lifecycle')?.cases).toEqual(['listVideos/one'])
    const unheld = operation?.fields.filter(({ path }) => path !== 'request_id') ?? []
    expect(unheld.length).toBeGreaterThan(0)
    for (const { cases, live } of unheld) expect({ cases, live }).toEqual({ cases: [], live: null })
  })

  it('leaves out what nothing but an injected fault brings about', () => {
    const only = tiktok.codes.filter(({ faultOnly }) => faultOnly).map(({ code }) => code)
    expect(only).not.toEqual([])
    const refusals = coverageOf(tiktok, {}).operations.flatMap((operation) => operation.refusals)
    expect(refusals.filter(({ code }) => only.includes(code))).toEqual([])
  })

  it('is the same after it was printed and read again', () => {
    const printed = printMeetings(meetings, namesOf(tiktok))
    expect(coverageOf(tiktok, readMeetings(printed))).toEqual(coverageOf(tiktok, meetings))
  })

  it.each(catalogue)(
    'has a name for everything of $contract.id, and none twice',
    ({ contract }) => {
      const names = namesOf(contract)
      expect(new Set(names).size).toBe(names.length)
    },
  )

  it.each(catalogue)('names a source for every mark of $contract.id', ({ contract }) => {
    const { operations, webhooks, rules } = coverageOf(contract, {})
    const all = [...operations, ...webhooks].flatMap((one) => [one, ...one.fields])
    expect([...all, ...rules].filter(({ source }) => source === '')).toEqual([])
  })
})
