import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import { serve } from '../../../emulator/cli/serve.ts'
import { readScenario } from '../../../scenarios/runner/document.ts'
import { folderWith, run } from './command.ts'

describe('a command line that cannot be meant', () => {
  test('an unknown command is refused with the known ones', async () => {
    const { code, stdout, stderr } = await run(['strat'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('unknown command "strat"; did you mean "start"?')
    expect(stderr).toMatch(/known: start, exec, env, routes,/)
  })

  test('an unknown flag is refused with the known ones, also where start is left out', async () => {
    const { code, stderr } = await run(['--clok', 'frozen'])
    expect(code).toBe(2)
    expect(stderr).toContain("unknown option '--clok' (Did you mean --clock?)")
    expect(stderr).toContain('known: --port, --host, --clock, --start, --seed, --progress')
  })

  test('a wrong setting is refused before anything listens', async () => {
    const environment = { BACKLOT_SPEED: '60x' }
    const { code, stdout, stderr } = await run(['start', '--json'], { environment })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('unknown environment variable BACKLOT_SPEED')
  })
})

describe('env', () => {
  test('prints what clients of a world need, for a shell unless asked otherwise', async () => {
    const environment = { BACKLOT_PORT: '5000' }
    const { code, stdout } = await run(['env', '--world', 'alice'], { environment })
    expect(code).toBe(0)
    expect(stdout).toContain("export TIKTOK_BASE_URL='http://127.0.0.1:5000'\n")
    expect(stdout).toContain("export TIKTOK_ACCESS_TOKEN='demo.alice'\n")
    expect(stdout).toContain("export BACKLOT_URL='http://127.0.0.1:5000'\n")
  })

  test('takes the URL of a backlot from the environment it was started from', async () => {
    const environment = { BACKLOT_URL: 'http://localhost:6000/' }
    const { stdout } = await run(['env', '--format', 'json'], { environment })
    expect(JSON.parse(stdout)).toMatchObject({ TIKTOK_BASE_URL: 'http://localhost:6000' })
  })
})

test('routes lists every operation of every API with its quota', async () => {
  const [{ code, stdout }, table] = await Promise.all([run(['routes', '--json']), run(['routes'])])
  expect(code).toBe(0)
  expect(table.stdout).toMatch(/ createImageAnimationTask +1 in 60 s per app\n/)
  expect(table.stdout).toMatch(/ listVoices +60 in 60 s per account, all together\n/)
  const routes = JSON.parse(stdout) as { provider: string; operationId: string }[]
  for (const { id, basePath, endpoints } of contracts)
    for (const { id: operationId, method, path, quota } of endpoints)
      expect(routes).toContainEqual(
        expect.objectContaining({
          provider: id,
          method,
          path: basePath + path,
          operationId,
          quota: quota ? expect.objectContaining({ limit: quota.limit }) : null,
        }),
      )
  expect(routes).toContainEqual(expect.objectContaining({ path: '/_backlot/clock/advance' }))
})

describe('init', () => {
  test('writes a config file, a scenario and a fixture, and keeps what is there unless forced', async () => {
    const folder = await folderWith()
    const config = join(folder, 'backlot.config.yaml')
    const first = await run(['init'], { folder })
    expect(first).toEqual({
      code: 0,
      stdout:
        'wrote backlot.config.yaml\nwrote scenarios/first.arazzo.yaml\nwrote fixtures/first.yaml\n',
      stderr: '',
    })
    await writeFile(config, 'seed: mine\n')
    const second = await run(['init'], { folder })
    expect(second.stdout).toMatch(
      /^kept backlot.config.yaml: .*--force[\s\S]*kept scenarios\/first[\s\S]*kept fixtures\/first/,
    )
    expect(await readFile(config, 'utf8')).toBe('seed: mine\n')
    const third = await run(['init', '--force'], { folder })
    expect(third.stdout).toBe(first.stdout)
    expect(await readFile(config, 'utf8')).toContain('# port: 4747')
  })

  test('the scenario it writes can be played as it is', async () => {
    const folder = await folderWith()
    await run(['init'], { folder })
    const file = 'scenarios/first.arazzo.yaml'
    const scenario = readScenario(file, await readFile(join(folder, file), 'utf8'))
    expect(scenario.info.title).toBe('A picture learns to move')
    const { code, stdout } = await run(['play', file], { folder })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('1 passed, 0 failed'),
    })
  })

  test('the fixture it writes is planted as it is, and names the schema that editors complete it by', async () => {
    const folder = await folderWith()
    await run(['init'], { folder })
    const file = join(folder, 'fixtures/first.yaml')
    const text = await readFile(file, 'utf8')
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/m.exec(text) ?? []
    const told = JSON.parse(await readFile(join(dirname(file), schema), 'utf8'))
    expect(told.title).toBe('Backlot fixtures')
    const options = { clock: 'frozen' }
    const served = await serve({ port: 0, host: '127.0.0.1', fixtures: file, options })
    const ask = async (path: string, init?: RequestInit) =>
      (await fetch(`${served.url}/_backlot${path}`, init)).json()
    const { tasks } = await ask('/tasks')
    await ask('/worlds', { method: 'POST', body: '{"name":"other"}' })
    const { planted } = await ask('/fixtures?world=other', { method: 'POST', body: text })
    await served.end()
    const kinds = (all: readonly { kind: string }[]) =>
      all.filter(({ kind }) => !['upload', 'link', 'group'].includes(kind))
    expect(tasks).toHaveLength(kinds(planted).length)
    expect(planted.map(({ as }: { as: string }) => as)).toEqual(
      [...text.matchAll(/^ +- \{ as: (\w+)/gm)].flatMap(([, as]) =>
        as === 'dubbed' ? [as, as] : as,
      ),
    )
  })
})
