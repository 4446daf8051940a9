import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import { namesOf } from '../../contracts/kit/coverage.ts'
import { printMeetings, readMeetings } from '../../contracts/kit/coverage-file.ts'
import { meetingOf } from '../../emulator/cli/coverage/meeting.ts'
import { createEmulatorTarget } from '../../emulator/cli/verify/world-target.ts'
import { createBacklot } from '../../emulator/index.ts'

// In process, one test a case; over a socket the same cases go through Prism (prism.test.ts).

const backlot = createBacklot({ clock: 'frozen' })
const target = createEmulatorTarget(backlot)
afterAll(() => target.close())

describe.each(catalogue)('$contract.id', async ({ contract, cases }) => {
  const file = new URL(`../../contracts/${contract.id}/coverage.json`, import.meta.url)
  const printed = await readFile(file, 'utf8')
  const meetings = readMeetings(printed)

  // What a case meets is in coverage.json; where that is not fresh, run `npm run print`.
  it.each(cases)('$id: $title', async (held) => {
    const { bench, world, leave } = await target.open(contract)
    const { verdict, meeting } = await meetingOf(contract, held, bench)
    expect(verdict).toEqual({ verdict: 'match' })
    expect(backlot.world(world).failures).toEqual([])
    const known = meetings[held.id]
    expect({ ...known, met: known?.met.toSorted() }).toEqual({
      ...meeting,
      met: meeting.met.toSorted(),
    })
    await leave()
  })

  it('coverage.json knows these cases, and every field and refusal of the contract', () => {
    expect(Object.keys(meetings)).toEqual(cases.map(({ id }) => id))
    expect(printMeetings(meetings, namesOf(contract))).toBe(printed)
  })
})
