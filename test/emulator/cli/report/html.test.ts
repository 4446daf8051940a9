import { expect, test } from 'vitest'
import { htmlOf } from '../../../../emulator/cli/report/html.ts'
import { sample } from './sample.ts'

const page = await htmlOf(sample)

test('the page needs nothing else: no script, no address, no file', () => {
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).not.toMatch(/<(script|link|img|iframe)\b|\b(src|href)=|url\(|@import/i)
  expect(page).toContain("default-src 'none'")
})

test('whatever a server sends stays text', () => {
  expect(page).not.toContain('</script>')
  expect(page).not.toMatch(/[^\n\t\P{C}]/u)
  expect(page).toContain(']]&gt;&lt;/script&gt;&lt;b&gt;&amp;amp; ')
})

test('a step stands where it stood in both times', () => {
  expect(page).toContain('<i class="virtual" style="left:0.00%;width:25.00%"></i>')
  expect(page).toContain('<i class="virtual" style="left:25.00%;width:75.00%"></i>')
  expect(page).toContain('<i class="real" style="left:25.00%;width:75.00%"></i>')
  expect(page).toContain('from 15m, for 45m')
})

test('what failed stands open, and nothing else does', () => {
  expect(page.match(/<details class="test" id="\w+" open>/g)).toEqual([
    '<details class="test" id="rain" open>',
  ])
  expect(page).toContain('1 passed, 1 failed, 1 skipped')
})
