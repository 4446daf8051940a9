import { describe, expect, it } from 'vitest'
import { orderOf } from '../../../../emulator/http/console/faults/order.ts'
import { fault, faultOrder } from '../../../../emulator/http/control/faults-wire.ts'

const kinds = fault.options.map(({ shape }) => shape.kind.value)

/** What somebody types who wants the kind in particular, and what it then says. */
const typed: Readonly<Record<string, readonly [string, object]>> = {
  latency: ['250', { by: { ms: 250 } }],
  error: ['40100', { code: '40100' }],
  http: ['503', { status: 503 }],
  reset: ['afterHeaders', { when: 'afterHeaders' }],
  truncate: ['0', { bytes: 0 }],
  slowBytes: ['9', { bytesPerSecond: 9 }],
  wrongLength: ['-2', { by: -2 }],
}

describe('the form that arms faults', () => {
  it.each(kinds)('can order %s', (kind) => {
    const [detail = '', members = {}] = typed[kind] ?? []
    const order = orderOf(new Map(Object.entries({ kind, ...(detail && { detail }) })))
    expect(faultOrder.parse(order).fault).toMatchObject({ kind, ...members })
  })

  it('needs no particular where there is a usual one', () => {
    for (const kind of ['http', 'reset', 'truncate'])
      expect(() => faultOrder.parse(orderOf(new Map([['kind', kind]])))).not.toThrow()
    expect(() => faultOrder.parse(orderOf(new Map([['kind', 'latency']])))).toThrow(/ms/)
  })

  it('says for which calls, and how often', () => {
    const form = { kind: 'halfClose', subject: '* media', times: '2', nth: '3', probability: '.5' }
    expect(orderOf(new Map(Object.entries(form)))).toEqual({
      ...{ operation: 'media', times: 2, nth: 3, probability: 0.5 },
      fault: { kind: 'halfClose' },
    })
    const meant = new Map([...Object.entries(form), ['subject', 'acme'], ['times', 'twice']])
    expect(orderOf(meant)).toMatchObject({ provider: 'acme', times: 'twice' })
  })
})
