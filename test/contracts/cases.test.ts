import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { runCase } from '../../contracts/suite.ts'
import { roadOverSocket } from '../../emulator/cli/verify/road.ts'
import type { Target } from '../../emulator/cli/verify/target.ts'
import { createEmulatorTarget, createWorldTarget } from '../../emulator/cli/verify/world-target.ts'
import { createBacklot } from '../../emulator/index.ts'

describe.each(['in process', 'over a socket'])('%s', (way) => {
  const backlot = createBacklot({ clock: 'frozen' })
  let target: Target

  beforeAll(async () => {
    if (way === 'in process') {
      target = createEmulatorTarget(backlot)
      return
    }
    const { url } = await backlot.listen()
    target = createWorldTarget({
      name: url,
      road: roadOverSocket(url),
      prefix: 'case',
      close: backlot.close,
    })
  })
  afterAll(() => target.close())

  describe.each(catalogue)('$contract.id', ({ contract, cases }) => {
    it.each(cases)('$id: $title', async (held) => {
      const { bench, world, leave } = await target.open(contract)
      expect(await runCase(contract, held, bench)).toEqual({ verdict: 'match' })
      expect(backlot.world(world).failures).toEqual([])
      await leave()
    })
  })
})
