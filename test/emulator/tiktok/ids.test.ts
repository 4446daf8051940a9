import { describe, expect, it } from 'vitest'
import * as wire from '../../../contracts/tiktok/wire.ts'
import { createChance } from '../../../emulator/engine/chance.ts'
import { requestId, snowflake, videoId, videoName } from '../../../emulator/tiktok/ids.ts'

const moment = Date.UTC(2026, 6, 9, 8, 7, 6, 543)
const seconds = Math.floor(moment / 1000)
const many = 100_000

const draw = (
  make: (chance: ReturnType<typeof createChance>) => string,
  count = many,
): string[] => {
  const chance = createChance('ids')
  return Array.from({ length: count }, () => make(chance))
}
/** How many of them are no match; counting is quicker than expecting each. */
const misfits = (texts: readonly string[], form: RegExp): number =>
  texts.filter((text) => !form.test(text)).length

describe('a task id', () => {
  const ids = draw((chance) => snowflake(moment, chance))

  it('has nineteen digits, a hundred thousand times', () => {
    expect(misfits(ids, /^[1-9]\d{18}$/)).toBe(0)
  })

  it('holds the second of its birth in its upper half', () => {
    expect(ids.filter((id) => BigInt(id) >> 32n !== BigInt(seconds))).toEqual([])
  })

  it('is hardly ever drawn twice in one second', () => {
    // Two to the power of 32 ids share a second: about one pair among a hundred thousand draws.
    expect(new Set(ids).size).toBeGreaterThan(many - 10)
  })
})

describe('a video id', () => {
  const ids = draw((chance) => videoId(moment, chance))

  it('has its form a hundred thousand times, and is never drawn twice', () => {
    expect(misfits(ids, /^v10033g50000[0-9a-v]{19}[0g]$/)).toBe(0)
    expect(new Set(ids).size).toBe(many)
  })

  it('holds the second of its birth in the first four of its bytes', () => {
    const digits = '0123456789abcdefghijklmnopqrstuv'
    for (const id of ids.slice(0, 100)) {
      const bits = [...id.slice(12)]
        .map((digit) => digits.indexOf(digit).toString(2).padStart(5, '0'))
        .join('')
      expect(Number.parseInt(bits.slice(0, 32), 2)).toBe(seconds)
    }
  })
})

describe('ids of any moment that a clock can show', () => {
  it.each([
    '0000-01-01',
    '1970-01-01',
    '1977-05-01',
    '2026-01-01',
    '2038-01-19',
    '2043-10-13',
    '2106-02-08',
    '9999-12-31',
  ])('%s keep their form', (date) => {
    const at = Date.parse(`${date}T00:00:00Z`)
    const chance = createChance(date)
    for (let index = 0; index < 100; index += 1) {
      expect(wire.taskId.safeParse(snowflake(at, chance)).success).toBe(true)
      expect(wire.videoId.safeParse(videoId(at, chance)).success).toBe(true)
      expect(wire.requestId.safeParse(requestId(at, chance)).success).toBe(true)
      expect(wire.videoName.safeParse(videoName('VOICEOVER', at, chance)).success).toBe(true)
    }
  })
})

describe('a video name', () => {
  it.each([...wire.videoTypes, 'DUBBED'])(
    'of %s tells its kind, its moment and three characters',
    (kind) => {
      const names = draw((chance) => videoName(kind, moment, chance), 2000)
      const type = kind === 'IMAGE_ANIMATION' ? 'image_animation' : kind
      expect(misfits(names, new RegExp(`^${type}-20260709080706-[0-9A-Za-z]{3}$`))).toBe(0)
      expect(names.every((name) => wire.videoName.safeParse(name).success)).toBe(true)
      expect(new Set(names).size).toBeGreaterThan(1900)
      expect(new Set(names.join('').match(/[^-]{3}(?=[A-Zi]|$)/g)).size).toBeGreaterThan(500)
    },
  )
})

describe('a request id', () => {
  it('tells its moment and twenty upper-case hexadecimal digits, a hundred thousand times', () => {
    const ids = draw((chance) => requestId(moment, chance))
    expect(misfits(ids, /^20260709080706[0-9A-F]{20}$/)).toBe(0)
    expect(new Set(ids).size).toBe(many)
  })
})
