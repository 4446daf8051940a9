import { afterAll, beforeAll, expect, it } from 'vitest'
import { addressOf } from '../../../../emulator/http/console/address.ts'
import { openStand, type Stand } from '../../../support/backlot.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

/** Calls on a page, and where it leads to older ones. */
async function read(address: string) {
  const html = await (await stand.backlot.fetch(stand.url + address)).text()
  const [, older] = /href="([^"]+)">\s*Older/.exec(html) ?? []
  return {
    calls: [...html.matchAll(/id="(req-\d+)"/g)].map(([, id]) => id),
    older: older?.replaceAll('&amp;', '&'),
  }
}

const call = async (times: number) => {
  for (let nth = 0; nth < times; nth += 1) await stand.backlot.fetch(`${stand.url}/elsewhere`)
}

it('a page of older calls stays what it is while calls come', async () => {
  await call(120)
  const first = await read(addressOf('requests', 'default'))
  expect([first.calls.length, first.calls[0]]).toEqual([50, 'req-000120'])
  const second = await read(first.older ?? '')
  expect([second.calls.length, second.calls[0]]).toEqual([50, 'req-000070'])
  await call(7)
  expect(await read(first.older ?? '')).toEqual(second)
  const last = await read(second.older ?? '')
  expect(last).toEqual({ calls: expect.objectContaining({ length: 20 }), older: undefined })
})

it('a call that no page could begin before is refused where it is asked for', async () => {
  const address = addressOf('requests', 'default', { before: 'yesterday' })
  const html = await (await stand.backlot.fetch(stand.url + address)).text()
  expect(html).toContain('query before: ')
})
