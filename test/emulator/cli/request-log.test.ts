import { describe, expect, test } from 'vitest'
import { lineOf, type Paint } from '../../../emulator/cli/request-log.ts'
import type { Heard } from '../../../emulator/index.ts'

const plain: Paint = (_, text) => text

const call: Heard = {
  at: Date.UTC(2026, 0, 1),
  tookMs: 1.26,
  provider: 'videos',
  method: 'POST',
  target: '/videos/?key=secret',
  status: 200,
  code: 0,
}

describe('a line of the log', () => {
  test('tells when in virtual time, what, the answer and the real milliseconds, without the query', () => {
    expect(lineOf(call, 'default', plain)).toBe(
      '2026-01-01T00:00:00.000Z POST /videos/ 200 code 0 1.3 ms',
    )
  })

  test('names the world unless it is the default one, and says why a call was refused', () => {
    const refused = { check: 'quota', reason: 'app default has used 1 of 1 calls in 60 s' }
    expect(lineOf({ ...call, code: undefined, refused }, 'alice', plain)).toBe(
      '2026-01-01T00:00:00.000Z [alice] POST /videos/ 200 1.3 ms - app default has used 1 of 1 calls in 60 s',
    )
  })

  test('stays one line and steers no terminal, whatever the caller sent', () => {
    const refused = { check: 'parameters', reason: 'title: \u001b[2J\r\nGET /forged 200\u202e' }
    const line = lineOf({ ...call, refused }, 'default', plain)
    expect(line).toContain('title: \\u{1b}[2J\\u{d}\\u{a}GET /forged 200\\u{202e}')
    expect(line).not.toMatch(/\p{C}/u)
  })

  test('is cut where the caller sent a novel', () => {
    const refused = { check: 'parameters', reason: 'x'.repeat(100_000) }
    expect(lineOf({ ...call, refused }, 'default', plain).length).toBeLessThan(600)
  })

  test('colours the answer by how it went', () => {
    const paint: Paint = (colour, text) => `<${colour}>${text}`
    const refused = { check: 'quota', reason: 'no' }
    expect(lineOf(call, 'default', paint)).toContain('<green>200 code 0')
    expect(lineOf({ ...call, refused }, 'default', paint)).toContain('<yellow>200 code 0')
    expect(lineOf({ ...call, stack: 'Error' }, 'default', paint)).toContain('<red>200 code 0')
  })
})
