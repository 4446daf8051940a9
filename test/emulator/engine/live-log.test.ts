import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteLiveDay, readLiveDays } from '../../../emulator/engine/live-log.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-live-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('days are kept by API and case, the last one of each, in a folder that is made for them', async () => {
  const file = join(folder, 'new/live.json')
  await noteLiveDay(file, 'tiktok', ['b/two', 'a/one'], '2026-01-01')
  await noteLiveDay(file, 'tiktok', ['b/two'], '2026-01-02')
  await noteLiveDay(file, 'creatify', ['c/three'], '2026-01-03')
  const days = {
    tiktok: { 'a/one': '2026-01-01', 'b/two': '2026-01-02' },
    creatify: { 'c/three': '2026-01-03' },
  }
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(days)
  expect(await readLiveDays([file])).toEqual(days)
})

test('several logs are read as one in which the latest day counts; one that is not there says nothing', async () => {
  const [one, other] = [join(folder, 'one.json'), join(folder, 'other.json')]
  await noteLiveDay(one, 'tiktok', ['a/one', 'b/two'], '2026-01-05')
  await noteLiveDay(other, 'tiktok', ['a/one'], '2026-01-04')
  await noteLiveDay(other, 'tiktok', ['b/two'], '2026-01-06')
  expect(await readLiveDays([one, join(folder, 'none.json'), other])).toEqual({
    tiktok: { 'a/one': '2026-01-05', 'b/two': '2026-01-06' },
  })
})

test.each([
  ['no JSON', '{', /bad\.json is no log of live days: /],
  ['a day that is none', '{"tiktok":{"a/one":"yesterday"}}', /YYYY-MM-DD[\s\S]*tiktok/],
])('a log with %s is refused by name, and left as it is', async (_, text, why) => {
  const file = join(folder, 'bad.json')
  await writeFile(file, text)
  await expect(readLiveDays([file])).rejects.toThrow(why)
  await expect(noteLiveDay(file, 'tiktok', ['a/one'], '2026-01-01')).rejects.toThrow(why)
  expect(await readFile(file, 'utf8')).toBe(text)
})
