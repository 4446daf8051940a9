import { describe, expect, test } from 'vitest'
import { folderWith, launch, run } from './command.ts'

const node = (script: string): string[] => ['--', process.execPath, '-e', script]

describe('exec', () => {
  test('hands base URLs and credentials to a command, and ends with its exit code', async () => {
    const script = `
      const { BACKLOT_URL: url, TIKTOK_BASE_URL, TIKTOK_ACCESS_TOKEN, OWN } = process.env
      const clock = await (await fetch(url + '/_backlot/clock')).json()
      console.log(JSON.stringify({ same: url === TIKTOK_BASE_URL, TIKTOK_ACCESS_TOKEN, OWN, clock }))
      process.exit(7)`
    // A port that is meant for start, and could not be had.
    const folder = await folderWith({ 'backlot.config.yaml': 'port: 1\n' })
    const { code, stdout, stderr } = await run(
      ['exec', '--clock', 'frozen', '--', process.execPath, '--input-type=module', '-e', script],
      { folder, environment: { OWN: 'kept' } },
    )
    expect({ code, stderr }).toEqual({ code: 7, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      same: true,
      TIKTOK_ACCESS_TOKEN: 'demo',
      OWN: 'kept',
      clock: { now: '2026-01-01T00:00:00.000Z', mode: 'frozen', next: null },
    })
  })

  test('forwards signals, and a command that dies of one gives 128 and its number', async () => {
    const script = `
      process.on('SIGTERM', () => process.kill(process.pid, 'SIGKILL'))
      console.log('up')
      setInterval(() => {}, 1000)`
    const running = launch(['exec', ...node(script)])
    await running.shown(/up/)
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(137)
  })

  test('a command that does not exist is 127 and named', async () => {
    const { code, stderr } = await run(['exec', '--', 'no-such-command-here'])
    expect(code).toBe(127)
    expect(stderr).toContain('no-such-command-here could not be started: there is no such command')
  })

  test('without a command it is wrong usage', async () => {
    const { code, stderr } = await run(['exec', '--clock', 'frozen'])
    expect(code).toBe(2)
    expect(stderr).toContain('backlot exec -- npm test')
  })
})
