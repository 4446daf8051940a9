import { expect, test } from 'vitest'
import { junitOf } from '../../../../emulator/cli/report/junit.ts'
import { sample } from './sample.ts'

const text = junitOf(sample)

test('the whole and each suite say how many tests failed and were skipped', () => {
  expect(text).toContain('<testsuites name="backlot play: here" tests="3" failures="1" errors="0"')
  expect(text).toContain(
    'name="kitchen" tests="2" failures="0" errors="0" skipped="1" time="0.024"',
  )
  expect(text).toContain('<skipped message="no fire"/>')
  expect(text).toContain('timestamp="2026-01-01T00:00:00"')
})

test('a failure bears its kind, its sentence and its place', () => {
  expect(text).toMatch(/<failure type="criterion" message="it is dry /)
  expect(text).toContain('file="garden.yaml" line="7"')
})

test('steps are told line by line, with both times', () => {
  expect(text).toContain('✓ Clouds gather (3 tries)  900.000 s virtual, 0.010 s real\n')
  expect(text).toContain('\n  ✗ Drops fall  2700.000 s virtual, 0.030 s real</system-out>')
})

test('whatever a server sends, the report stays XML', () => {
  expect(text).toContain('name="rain: Rain &#34;falls&#34;&#10;at night"')
  expect(text).toContain('\ufffd\ufffd[2J\ufffd ]]&#62;&#60;/script&#62;&#60;b&#62;&#38;amp; ')
  expect(text).not.toMatch(/[^\n\P{C}]/u)
  const tags = [...text.matchAll(/<(\/?)(test\w+|failure|system-out)\b[^>]*?(\/?)>/g)]
  const open: string[] = []
  for (const [, closing, name = '', empty] of tags)
    if (closing) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name)
  expect(open).toEqual([])
})
