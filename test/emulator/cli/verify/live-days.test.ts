import { expect, test } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import { matchedLive, noteMatches } from '../../../../emulator/cli/verify/live-days.ts'
import { readLiveDays } from '../../../../emulator/engine/live-log.ts'
import { folderWith } from '../command.ts'

const accounts = [
  { provider: 'tiktok', id: 'listVideos/page', verdict: 'match' },
  { provider: 'tiktok', id: 'listVideos/none', verdict: 'drift' },
  { provider: 'tiktok', id: 'listVideos/quota', verdict: 'unverified' },
  { provider: 'creatify', id: 'listLinks/ids', verdict: 'match' },
] as const

test('a case counts as verified live where it matched at a host of the vendor, and nowhere else', () => {
  const desks = [
    { provider: 'tiktok', base: 'https://business-api.tiktok.com' },
    { provider: 'creatify', base: 'http://127.0.0.1:4747' },
  ]
  expect([...matchedLive(contracts, desks, accounts)]).toEqual([['tiktok', ['listVideos/page']]])
  expect([...matchedLive(contracts, [], accounts)]).toEqual([])
})

test('the day is noted below the folder of the run, where the coverage finds it', async () => {
  const folder = await folderWith()
  await noteMatches(
    folder,
    new Map([['tiktok', ['listVideos/page']]]),
    Date.UTC(2026, 2, 4, 23, 59),
  )
  expect(await readLiveDays([`${folder}/.backlot/live.json`])).toEqual({
    tiktok: { 'listVideos/page': '2026-03-04' },
  })
})
