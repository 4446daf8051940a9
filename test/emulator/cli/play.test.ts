import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
import { folderOf } from '../../scenarios/stage.ts'

const main = fileURLToPath(new URL('../../../emulator/cli/main.ts', import.meta.url))
const tsx = fileURLToPath(import.meta.resolve('tsx'))

/** Runs `backlot play` as a person would, in a folder of its own. */
async function backlotPlay(args: readonly string[], cwd?: string) {
  const folder = cwd ?? (await folderOf({}))
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const argv = ['--import', tsx, main, 'play', ...args]
    const child = execFile(process.execPath, argv, { cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
  })
}

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

describe('backlot play', () => {
  test('plays all that ship, one line a step, and exits with 0', async () => {
    const { code, out } = await backlotPlay(['all'])
    expect(out).toContain('A remix, from upload to download')
    expect(out).toMatch(/\n {2}✓ The sixth hour ends {2}1m 0s, [\d.]+ ms\n/)
    const shipped = (await readdir(new URL('../../../scenarios', import.meta.url))).filter((name) =>
      name.endsWith('.arazzo.yaml'),
    )
    expect(out).toMatch(new RegExp(`\\n${shipped.length} passed, 0 failed\\n$`))
    expect(code).toBe(0)
  })

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

  test('exits with 1 when a step fails, and shows the value that was wrong', async () => {
    const folder = await folderOf({ 'a.yaml': failing(control), 'b.yaml': failing(control) })
    const { code, out } = await backlotPlay(['a.yaml', 'b.yaml', '--bail'], folder)
    expect(out).toContain("$response.body#/status is 'ok'")
    expect(out).toMatch(/\n0 passed, 1 failed\n$/)
    expect(code).toBe(1)
  })

  test.each([
    [['tiktok-remx'], 'did you mean "tiktok-remix"?'],
    [['tiktok-remix', '--target', 'live'], 'cannot be played against the real APIs yet'],
    [['tiktok-remix', '--target', 'localhost'], 'a target is `emulator` or the URL'],
    [['tiktok-remix', '--input', 'footage'], 'an input is written name=value'],
    [['tiktok-remix', '--input', 'footge=x'], 'did you mean "footage"?'],
  ])('exits with 2 when it is asked wrongly: %j', async (args, why) => {
    const { code, out, err } = await backlotPlay(args)
    expect(err).toContain(why)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('exits with 3 when a scenario cannot be read, and points at each mistake', async () => {
    const broken = failing('./nowhere.json').replace('stepId', 'stepID')
    const folder = await folderOf({ 'a.yaml': broken, 'b.yaml': failing('./nowhere.json') })
    const misspelt = await backlotPlay(['a.yaml'], folder)
    expect(misspelt.err).toMatch(/ a\.yaml:7:5 unknown key "stepID" .*did you mean "stepId"\?/)
    const sourceless = await backlotPlay(['b.yaml'], folder)
    expect(sourceless.err).toMatch(/backlot: b\.yaml:3:22 .*there is no such file/)
    expect([misspelt.code, sourceless.code]).toEqual([3, 3])
  })
})
