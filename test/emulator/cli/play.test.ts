import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
import { folderOf } from '../../scenarios/stage.ts'
import { launch, run } from './command.ts'
import { backlotPlay } from './play/played.ts'

const failing = (controlDocument: string) => `arazzo: 1.0.1
info: { title: Too hopeful, version: '1' }
sourceDescriptions: [{ name: backlot, url: ${controlDocument} }]
workflows:
- workflowId: one
  steps:
  - stepId: a
    operationId: getHealth
    successCriteria: [{ condition: $response.body#/status == 'splendid' }]
`
const control = fileURLToPath(new URL('../../../emulator/http/openapi.json', import.meta.url))
const shipped = (await readdir(new URL('../../../scenarios', import.meta.url))).filter((name) =>
  name.endsWith('.arazzo.yaml'),
)

/** Two workflows, of which the second one passes. */
const two = `arazzo: 1.0.1
info: { title: Two, version: '1' }
sourceDescriptions: [{ name: backlot, url: ${control} }]
x-backlot-tags: [pair]
workflows:
- workflowId: bad
  steps: [{ stepId: a, operationId: getHealth, successCriteria: [{ condition: $statusCode == 500 }] }]
- workflowId: good
  steps: [{ stepId: b, operationId: getHealth }]
`

test('backlot play all, as people call it, plays all that ship, one line a step', async () => {
  const { code, stdout } = await run(['play', 'all', '--parallel', '3'])
  expect(stdout).toContain('A remix, from upload to download')
  expect(stdout).toMatch(/\n {2}✓ The sixth hour ends {2}1m 0s, [\d.]+ ms\n/)
  expect(stdout).toMatch(new RegExp(`\\n${shipped.length} passed, 0 failed\\n$`))
  expect(code).toBe(0)
})

describe('backlot play', () => {
  test('plays on a backlot that listens, and leaves it as it was', async () => {
    const backlot = createBacklot()
    onTestFinished(() => backlot.close())
    const { url } = await backlot.listen()
    const { code, out } = await backlotPlay(['tiktok-remix', '--target', url, '--json'])
    expect(JSON.parse(out)).toMatchObject({
      passed: 1,
      failed: 0,
      reports: [{ name: 'tiktok-remix', world: expect.stringMatching(/^tiktok-remix-\w+-\w+$/) }],
    })
    expect(code).toBe(0)
    const open = await fetch(`${url}/_backlot/worlds`)
    expect(await open.json()).toMatchObject({ worlds: [{ name: 'default' }] })
  })

  test('exits with 1 when a step fails, shows the value that was wrong, and stops there if asked', async () => {
    const folder = await folderOf({ 'a.yaml': failing(control), 'b.yaml': failing(control) })
    const files = [join(folder, 'a.yaml'), join(folder, 'b.yaml')]
    const { code, out } = await backlotPlay([...files, '--bail'])
    expect(out).toContain("$response.body#/status is 'ok'")
    expect(out).toMatch(/\n0 passed, 1 failed, 1 not played\n$/)
    expect(code).toBe(1)
    expect((await backlotPlay(files)).out).toMatch(/\n0 passed, 2 failed\n$/)
  })

  test('plays scenarios side by side, and tells each in one piece', async () => {
    const { out, code } = await backlotPlay(['tiktok-*', '--parallel', '5'])
    const titles = out
      .split('\n\n')
      .map((part) => part.split('\n').filter((line) => /^\S/.test(line)))
    expect(titles.slice(0, -1).every(([title, ...more]) => title && more.length === 0)).toBe(true)
    expect(code).toBe(0)
  })

  test('plays only the workflows and the tags that are wanted', async () => {
    const folder = await folderOf({ 'two.yaml': two, 'other.yaml': failing(control) })
    const files = [join(folder, 'two.yaml'), join(folder, 'other.yaml')]
    const good = await backlotPlay([...files, '--only', 'g*'])
    expect(good.out).toMatch(/✓ b [\s\S]*\n1 passed, 0 failed\n$/)
    const pair = await backlotPlay([...files, '--tag', 'pair'])
    expect(pair.out).toMatch(/\n0 passed, 1 failed\n$/)
  })

  test('on a clock that runs, waiting takes its time', async () => {
    const slept: number[] = []
    const patient = `    onFailure: [{ name: again, type: retry, retryAfter: 30, retryLimit: 2 }]\n`
    const folder = await folderOf({ 'a.yaml': failing(control) + patient })
    const { out } = await backlotPlay([join(folder, 'a.yaml'), '--clock', '60x'], {
      sleep: async (milliseconds) => void slept.push(milliseconds),
    })
    expect(slept).toEqual([500, 500])
    expect(out).toContain('✗ a (3 tries)')
  })

  test('shows a bar to whoever watches a long play, and none to a machine', async () => {
    const patient = `    onFailure: [{ name: again, type: retry, retryAfter: 30 }]\n`
    const folder = await folderOf({ 'a.yaml': failing(control) + patient })
    const play = async (
      environment: Record<string, string>,
      sleep: (bar: () => string) => unknown,
    ) => {
      const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
      let bar = ''
      stderr.on('data', (chunk) => {
        bar += chunk
      })
      await backlotPlay([join(folder, 'a.yaml'), '--clock', '60x'], {
        ...{ stderr, environment },
        sleep: async () => void (await sleep(() => bar)),
      })
      return bar
    }
    const watched = await play({}, (bar) => expect.poll(bar).toMatch(/░+ 0\/1 /))
    expect(watched).toContain('0/1')
    expect(await play({ CI: 'true' }, () => undefined)).toBe('')
  })

  test('on a terminal, too, tells all to its end, in order', async () => {
    const folder = await folderOf({ 'a.yaml': failing(control) })
    const file = join(folder, 'a.yaml')
    const { out } = await backlotPlay([file])
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
    const { code } = await backlotPlay([file], { stdout: terminal, stderr: terminal })
    const shown = String(terminal.read())
    const timeless = (line: string): string => line.replace(/[\d.]+ ms/g, '')
    let from = 0
    for (const line of out.split('\n').filter((line) => line.trim() !== '')) {
      const at = timeless(shown).indexOf(timeless(line), from)
      expect({ line, shown: at >= 0 }).toEqual({ line, shown: true })
      from = at
    }
    expect(shown).toContain('0 passed, 1 failed')
    expect(code).toBe(1)
  })

  test('exits with 3 where nothing listens, however many scenarios wait', async () => {
    for (const scenarios of [['tiktok-remix'], ['all'], ['all', '--parallel', '3']]) {
      const { code, refused } = await backlotPlay([...scenarios, '--target', 'http://127.0.0.1:9'])
      expect({ code, refused }).toEqual({
        code: 3,
        refused: expect.stringContaining('cannot be played on'),
      })
    }
  })

  test('writes every kind of report, and no credential into any of them', async () => {
    const folder = await folderOf({ 'two.yaml': two })
    const reports = ['a.xml', 'a.json', 'a.html', 'a.har'].map((name) => join(folder, name))
    await backlotPlay([
      ...['tiktok-remix', join(folder, 'two.yaml')],
      ...reports.flatMap((file) => ['--report', file]),
    ])
    const [xml = '', json = '', html = '', har = ''] = await Promise.all(
      reports.map((file) => readFile(file, 'utf8')),
    )
    expect(xml).toContain('<testsuite name="tiktok" tests="1" failures="0"')
    expect(xml).toMatch(/<failure type="step" message="a: \$statusCode == 500 does not hold">/)
    expect(JSON.parse(json)).toMatchObject({ results: { summary: { passed: 1, failed: 1 } } })
    expect(html).toMatch(/<details class="test" id="two" open>/)
    const { entries } = JSON.parse(har).log
    expect(entries.length).toBeGreaterThanOrEqual(8)
    expect(entries[0]).toMatchObject({ request: { method: 'POST' }, response: { status: 200 } })
    expect(xml + json + html + har).not.toContain('demo.')
  })

  test.each([
    [['tiktok-remx'], 'did you mean "tiktok-remix"?'],
    [['tiktok-remix', '--clock', 'fast'], 'that is no clock'],
    [['tiktok-remix', '--parallel', '0'], 'no number from 1 to 100'],
    [['tiktok-remix', '--only', 'remx'], 'did you mean "remix"?'],
    [['tiktok-remix', '--tag', 'none'], 'no scenario among these bears none'],
    [['tiktok-remix', '--report', 'x.txt'], 'its ending tells no format'],
    [['tiktok-remix', '--target', 'localhost'], 'a target is `emulator`, the URL of a backlot'],
    [['tiktok-remix', '--target', 'live', '--watch'], 'every save would cost money'],
    [['tiktok-remix', '--input', 'footage'], 'an input is written name=value'],
    [['tiktok-remix', '--input', 'footge=x'], 'did you mean "footage"?'],
  ])('exits with 2 when it is asked wrongly: %j', async (args, why) => {
    const { code, out, refused } = await backlotPlay(args)
    expect(refused).toContain(why)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('exits with 3 when a scenario cannot be read, and points at each mistake', async () => {
    const broken = failing('./nowhere.json').replace('stepId', 'stepID')
    const folder = await folderOf({ 'a.yaml': broken, 'b.yaml': failing('./nowhere.json') })
    const misspelt = await backlotPlay([join(folder, 'a.yaml')])
    expect(misspelt.refused).toMatch(/a\.yaml:7:5 unknown key "stepID" .*did you mean "stepId"\?/)
    const sourceless = await backlotPlay([join(folder, 'b.yaml')])
    expect(sourceless.refused).toMatch(/b\.yaml:3:22 .*there is no such file/)
    expect([misspelt.code, sourceless.code]).toEqual([3, 3])
  })
})

test('--watch plays again on save, outlives a broken file, and ends with the signal', async () => {
  const folder = await folderOf({ 'a.yaml': failing(control) })
  const file = join(folder, 'a.yaml')
  const { child, shown, stderr, ended } = launch(['play', file, '--watch'])
  await shown(/\n0 passed, 1 failed\n/)
  await writeFile(file, 'arazzo: [')
  await expect.poll(stderr).toMatch(/a\.yaml:1:10 [\s\S]*watching/)
  await writeFile(file, failing(control).replace('splendid', 'ok'))
  await shown(/\n1 passed, 0 failed\n/)
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
})
