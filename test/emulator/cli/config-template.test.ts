import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configTemplate } from '../../../emulator/cli/config-template.ts'
import { cliSettings } from '../../../emulator/cli/settings.ts'

const text = configTemplate(cliSettings)

describe('the config file that init writes', () => {
  test('says nothing as it is', () => {
    expect(parse(text)).toBeNull()
  })

  test('with one comment sign off each line it says exactly the defaults', () => {
    const bared = text.replaceAll(/^# ?/gm, '')
    expect(cliSettings.parse(parse(bared))).toEqual(cliSettings.parse({}))
    expect(parse(bared)).toMatchObject({ port: 4747, clock: 'real', journal: { entries: 256 } })
  })

  test('holds every key, also those without a default', () => {
    const missing = keysOf(cliSettings.parse({})).filter((key) => !text.includes(`${key}:`))
    expect(missing).toEqual([])
    expect(text).toContain('# # start: # not set')
  })

  test('a block without defaults can be bared like any other; what is said in it stays a comment', () => {
    const bared = text.replaceAll(/^# ?/gm, '')
    const signed = bared.replace(/^ {2}# sign:\n(?: {2}# .*\n)+/m, (block) =>
      block.replaceAll(/^ {2}# /gm, '  '),
    )
    expect(parse(signed)).toMatchObject({ webhooks: { sign: { secret: null, clock: null } } })
  })

  test('says what each top-level key of one value is for', () => {
    for (const key of ['port', 'host', 'clock', 'seed', 'progress'] as const) {
      const description = cliSettings.shape[key].description
      expect(text).toContain(`# # ${description}\n`)
    }
  })
})

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, member]) => [key, ...keysOf(member)])
}
