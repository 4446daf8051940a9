import { describe, expect, it } from 'vitest'
import { createFates } from '../../../emulator/engine/fates.ts'

const call = { provider: 'p', operation: 'create', account: 'me', knows: () => true }

describe('fates', () => {
  it('come to matching calls in the order they were asked for, each as often as asked', () => {
    const fates = createFates()
    fates.add({ provider: 'p', fate: 'fail', times: 2 })
    fates.add({ provider: 'p', fate: 'slow', times: 1 })
    const taken = Array.from({ length: 4 }, () => fates.take(call))
    expect(taken).toEqual(['fail', 'fail', 'slow', undefined])
    expect(fates.list()).toEqual([])
  })

  it.each([
    [{ provider: 'q' }],
    [{ provider: 'p', operation: 'other' }],
    [{ provider: 'p', account: 'you' }],
    [{ provider: 'p', operation: 'create', account: 'you' }],
  ])('that wait for %j are left alone by another call', (order) => {
    const fates = createFates()
    fates.add({ ...order, fate: 'fail', times: 1 })
    expect(fates.take(call)).toBeUndefined()
    expect(fates.list()).toHaveLength(1)
  })

  it('that name a call leave earlier, other ones waiting', () => {
    const fates = createFates()
    fates.add({ provider: 'p', operation: 'other', fate: 'stuck', times: 1 })
    fates.add({ provider: 'p', operation: 'create', account: 'me', fate: 'fail', times: 1 })
    expect(fates.take(call)).toBe('fail')
    expect(fates.list()).toMatchObject([{ operation: 'other', times: 1 }])
  })

  it('wait for a call that can meet with them', () => {
    const fates = createFates()
    fates.add({ provider: 'p', fate: 'fail', times: 1 })
    const knows = (fate: string): boolean => fate === 'succeed'
    expect(fates.take({ ...call, operation: 'list', knows })).toBeUndefined()
    expect(fates.take(call)).toBe('fail')
  })

  it('show how many calls they still wait for', () => {
    const fates = createFates()
    const { id } = fates.add({ provider: 'p', fate: 'fail', times: 3 })
    fates.take(call)
    expect(fates.list()).toEqual([{ id, provider: 'p', fate: 'fail', times: 2 }])
  })

  it('are dropped one by one or all together', () => {
    const fates = createFates()
    const { id } = fates.add({ provider: 'p', fate: 'fail', times: 1 })
    fates.add({ provider: 'p', fate: 'slow', times: 1 })
    expect([fates.drop('fate-9'), fates.drop(id), fates.drop(id)]).toEqual([false, true, false])
    expect(fates.list()).toHaveLength(1)
    expect([fates.drop(), fates.drop()]).toEqual([true, true])
    expect(fates.list()).toEqual([])
  })
})
