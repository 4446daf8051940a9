import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../../emulator/cli/errors.ts'
import { textsOf } from '../../../emulator/cli/flags.ts'
import { readSettings, type Sources } from '../../../emulator/cli/settings.ts'
import { folderWith } from './command.ts'

const nowhere = '/nonexistent'
const settings = (sources: Partial<Sources>) =>
  readSettings({ flags: {}, environment: {}, folder: nowhere, ...sources })

/** What is said of settings that are refused: message and advice, a line each. */
async function refusal(sources: Partial<Sources>): Promise<string> {
  const error = await settings(sources).catch((reason: unknown) => reason)
  if (!(error instanceof UsageError)) throw new Error('the settings were accepted')
  return [error.message, ...error.advice].join('\n')
}

describe('where settings come from', () => {
  test('with nothing said, it is port 4747 of loopback', async () => {
    expect(await settings({})).toEqual({ port: 4747, host: '127.0.0.1', options: {} })
  })

  test('flags go before the environment, the environment before the file', async () => {
    const folder = await folderWith({
      'backlot.config.yaml': 'port: 1\nseed: file\nclock: 2x\nhost: localhost\n',
    })
    expect(
      await settings({
        folder,
        environment: { BACKLOT_PORT: '2', BACKLOT_SEED: 'environment' },
        flags: { port: '3' },
      }),
    ).toEqual({ port: 3, host: 'localhost', options: { seed: 'environment', clock: '2x' } })
  })

  test('a named file is read instead of the one in the folder', async () => {
    const folder = await folderWith({ 'backlot.config.yaml': 'seed: a', 'other.yaml': 'seed: b' })
    const environment = { BACKLOT_CONFIG: 'other.yaml' }
    expect((await settings({ folder, environment })).options).toEqual({ seed: 'b' })
    const flags = { config: join(folder, 'backlot.config.yaml') }
    expect((await settings({ folder, environment, flags })).options).toEqual({ seed: 'a' })
  })

  test('an empty variable counts as absent, and an empty file says nothing', async () => {
    const folder = await folderWith({ 'backlot.config.yaml': '# nothing yet\n' })
    expect((await settings({ folder, environment: { BACKLOT_PORT: '' } })).port).toBe(4747)
  })

  test('a switch is on or off wherever it is said', async () => {
    expect((await settings({ environment: { BACKLOT_STRICT: 'true' } })).options.strict).toBe(true)
    const sources = { environment: { BACKLOT_STRICT: 'false' }, flags: { strict: 'true' } }
    expect((await settings(sources)).options.strict).toBe(true)
    expect(textsOf({ strict: true, clock: 'frozen' })).toEqual({ strict: 'true', clock: 'frozen' })
  })

  test('what is handed to clients may stand in the environment', async () => {
    const environment = { BACKLOT_URL: 'http://127.0.0.1:1', BACKLOT_TOKEN: 'secret', PATH: '/' }
    expect((await settings({ environment })).port).toBe(4747)
  })
})

describe('settings that cannot be meant', () => {
  test('an unknown variable is refused with the known ones', async () => {
    const text = await refusal({ environment: { BACKLOT_CLOK: 'frozen' } })
    expect(text).toContain('unknown environment variable BACKLOT_CLOK; did you mean BACKLOT_CLOCK?')
    expect(text).toContain('BACKLOT_PORT, BACKLOT_HOST, BACKLOT_CLOCK, BACKLOT_START')
  })

  test('unknown keys of a file are refused at their line and column, with the known ones', async () => {
    const folder = await folderWith({
      'backlot.config.yaml': 'clok: real\njournal:\n  entrys: 5\n',
    })
    const text = await refusal({ folder })
    expect(text).toContain('backlot.config.yaml:1:1: unknown key "clok"; did you mean "clock"?')
    expect(text).toMatch(/known: port, host, clock, start,/)
    expect(text).toContain('backlot.config.yaml:3:3: unknown key "journal.entrys"')
    expect(text).toContain('known: entries, bodyLength')
  })

  test.each([
    [{ environment: { BACKLOT_PORT: 'http' } }, 'BACKLOT_PORT must be a port from 0 to 65535'],
    [{ flags: { port: '65536' } }, '--port must be a port from 0 to 65535'],
    [{ flags: { port: '-1' } }, '--port must be a port from 0 to 65535'],
    [{ flags: { port: '1.5' } }, '--port must be a port from 0 to 65535'],
    [{ flags: { clock: 'fast' } }, '--clock must be `real`, `frozen` or a factor'],
    [{ environment: { BACKLOT_STRICT: 'yes' } }, 'BACKLOT_STRICT must be true or false'],
    [{ flags: { start: 'yesterday' } }, '--start must be `now` or an instant'],
    [
      { flags: { progress: 'never' } },
      '--progress: Invalid option: expected one of "time"|"polls"',
    ],
    [{ environment: { BACKLOT_CONFIG: 'gone.yaml' } }, 'there is no config file gone.yaml'],
  ])('%j is refused, as what was said and where', async (sources, message) => {
    expect(await refusal(sources)).toContain(message)
  })

  test.each([
    ['failureRate: 2', 'backlot.config.yaml:1:14: failureRate: Too big'],
    ['port: "80"', 'backlot.config.yaml:1:7: port must be a port'],
    ['seed: [1]', 'backlot.config.yaml:1:7: seed: Invalid input'],
    ['- port', 'backlot.config.yaml:1:1: the file must be a mapping'],
    ['port: [1', 'backlot.config.yaml:2:1: Flow sequence'],
    ['port: 1\nport: 2', 'backlot.config.yaml:2:1: Map keys must be unique'],
  ])('a file that says %j is refused where it says so', async (text, message) => {
    const folder = await folderWith({ 'backlot.config.yaml': `${text}\n` })
    expect(await refusal({ folder })).toContain(message)
  })
})
