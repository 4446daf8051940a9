import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { runCase } from '../../contracts/suite.ts'
import { createBacklot } from '../../emulator/index.ts'
import { openBench, type Road, roadInProcess, roadOverSocket } from '../support/bench.ts'

describe.each(['in process', 'over a socket'])('%s', (way) => {
  const backlot = createBacklot({ clock: 'frozen' })
  let road: Road
  let worlds = 0

  beforeAll(async () => {
    road =
      way === 'in process'
        ? roadInProcess(backlot.fetch)
        : roadOverSocket((await backlot.listen()).url)
  })
  afterAll(() => backlot.close())

  describe.each(catalogue)('$contract.id', ({ contract, cases }) => {
    it.each(cases)('$id: $title', async (held) => {
      worlds += 1
      const world = `case-${worlds}`
      const bench = await openBench(contract, road, world)
      expect(await runCase(contract, held, bench)).toEqual({ verdict: 'match' })
      expect(backlot.world(world).failures).toEqual([])
    })
  })
})
