import { describe, expect, it } from 'vitest'
import { models } from '../../../contracts/aitoearn/models.ts'
import { isObjectId, objectId } from '../../../emulator/aitoearn/ids.ts'
import { localeOf } from '../../../emulator/aitoearn/locale.ts'
import { costOf } from '../../../emulator/aitoearn/price.ts'

const owner = { seed: 's', world: 'w', account: 'a' }

describe('an object id', () => {
  it('begins with the second of its creation and ascends with the count', () => {
    const moment = Date.UTC(2026, 0, 1, 0, 0, 7, 999)
    const ids = Array.from({ length: 300 }, (_, nth) => objectId(moment, owner, 'task', nth))
    expect(ids.every(isObjectId)).toBe(true)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Number.parseInt(ids[0]?.slice(0, 8) ?? '', 16)).toBe(Math.floor(moment / 1000))
  })

  it('differs by account, world, seed and kind', () => {
    const others = [{ account: 'b' }, { world: 'x' }, { seed: 't' }].map((change) =>
      objectId(0, { ...owner, ...change }, 'task', 0),
    )
    const ids = [objectId(0, owner, 'task', 0), objectId(0, owner, 'media', 0), ...others]
    expect(new Set(ids).size).toBe(5)
  })
})

it.each([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['ZH-Hant-TW;q=0.3', 'zh'],
  ['en;q=0.2, zh;q=0.9', 'zh'],
  ['en,zh', 'en'],
  ['fr, zh;q=0.9', 'en'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['de', 'en'],
] as const)('the language of "%s" is %s whatever the default', (header, locale) => {
  for (const byDefault of ['en', 'zh'] as const) expect(localeOf(header, byDefault)).toBe(locale)
})

it.each([undefined, '', ' ', ',', '*', 'zh;q=x'])('"%s" asks for no language', (header) => {
  expect(localeOf(header, 'zh')).toBe('zh')
  expect(localeOf(header, 'en')).toBe('en')
})

describe('the price of a video', () => {
  const [fast, , , horse] = models
  it.each([
    [fast, {}, 48],
    [fast, { duration: 5 }, 40],
    [fast, { duration: 5, resolution: '480p' }, 28],
    [fast, { duration: 5, resolution: '8K' }, 40],
    [fast, { duration: 0.1 }, 1],
    [fast, { duration: 0 }, 0],
    [fast, { duration: -5 }, 0],
    [horse, { resolution: '1080P', duration: 3 }, 69],
    [horse, { resolution: '1080p', duration: 3 }, 39],
  ])('is its seconds by its resolution, rounded up (%#)', (model, wanted, credits) => {
    expect(model && costOf(model, wanted)).toBe(credits)
  })
})
