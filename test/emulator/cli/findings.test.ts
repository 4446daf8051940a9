import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Log } from 'sarif'
import { describe, expect, onTestFinished, test } from 'vitest'
import { barOf } from '../../../emulator/cli/findings/grade.ts'
import { tellerOf } from '../../../emulator/cli/findings/tell.ts'
import { type BacklotOptions, createBacklot } from '../../../emulator/index.ts'
import { openOrigin } from '../../support/origin.ts'
import { animation, paths } from '../../support/tiktok.ts'
import { folderWith, run } from './command.ts'

/** A frozen backlot of which somebody has asked too much, and what is told of it. */
async function graded(calls: number, options: BacklotOptions = {}) {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  onTestFinished(() => backlot.close())
  for (let call = 0; call < calls; call += 1)
    await backlot.fetch(`http://backlot.test${paths.createImageAnimationTask}?advertiser_id=7`, {
      method: 'POST',
      headers: { 'Access-Token': 'demo', 'Content-Type': 'application/json' },
      body: JSON.stringify(animation),
    })
  const tell = async (
    change: { bar?: string; strict?: boolean; json?: boolean; reports?: readonly string[] } = {},
    question = {},
  ) => {
    const { bar = 'error', strict = false, json = false, reports = [] } = change
    let text = ''
    const teller = await tellerOf(reports, {
      ...{ bar: barOf(bar), strict, json, paint: (_, word) => word },
      print: (more) => {
        text += more
      },
    })
    const place = { url: 'http://backlot.test', fetch: backlot.fetch }
    return { code: await teller.tell(place, question), text }
  }
  return { backlot, tell }
}

describe('the findings of a backlot', () => {
  test('are told worst first, with what to do instead and the calls that show it', async () => {
    const { tell } = await graded(6)
    const { code, text } = await tell()
    expect(code).toBe(1)
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^http:\/\/backlot\.test: 6 calls in every world, held to \d+ rules$/),
      '',
      '✗ error refusal/hammering  tiktok createImageAnimationTask',
      expect.stringMatching(/^ {4}5 calls in a row were refused/),
      expect.stringMatching(/^ {4}→ .*back off/),
      '    evidence: req-000002, req-000003, req-000004, req-000005, req-000006',
      '',
      '! warning quota/too-early  tiktok createImageAnimationTask (4 times)',
      expect.stringMatching(/granted at 2026-01-01T00:01:00/),
      expect.stringMatching(/^ {4}→ Wait/),
      '    evidence: req-000002, req-000003, req-000004, req-000005, req-000006',
      '',
      '1 error, 1 warning, 0 notes',
      '',
    ])
  })

  test.each([
    [2, 'note', 0],
    [3, 'error', 0],
    [3, 'warning', 1],
    [3, 'note', 1],
    [6, 'error', 1],
    [6, 'never', 0],
  ])('of %d calls in a minute of one: --fail-on %s ends with %d', async (calls, bar, code) => {
    const { tell } = await graded(calls)
    expect((await tell({ bar })).code).toBe(code)
  })

  test('are no green light where nothing was judged, or not all, and strictness is asked for', async () => {
    const nobody = await graded(0)
    expect(await nobody.tell()).toMatchObject({
      code: 0,
      text: expect.stringContaining('Nothing was judged: no call was made.'),
    })
    expect((await nobody.tell({ strict: true })).code).toBe(1)
    const busy = await graded(3, { journal: { entries: 2 } })
    expect(await busy.tell()).toMatchObject({
      code: 0,
      text: expect.stringMatching(/1 call forgotten by the bounded journal before[\s\S]*eager/),
    })
    expect((await busy.tell({ strict: true })).code).toBe(1)
    expect((await (await graded(2)).tell({ strict: true })).code).toBe(0)
  })

  test('can be had as JSON, and of one world, API or rule', async () => {
    const { tell } = await graded(6)
    const { text } = await tell({ json: true }, { rule: 'quota/too-early', provider: 'tiktok' })
    expect(JSON.parse(text)).toMatchObject({
      where: 'http://backlot.test',
      worlds: 'every world',
      judged: 6,
      findings: [{ world: 'default', rule: 'quota/too-early', times: 4 }],
    })
    expect((await tell({}, { world: 'default' })).code).toBe(1)
    expect((await tell({}, { provider: 'creatify' })).code).toBe(0)
    await expect(tell({}, { rule: 'quota/to-early' })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('did you mean "quota/too-early"?'),
      advice: [expect.stringContaining('poll/too-fast')],
    })
    await expect(tell({}, { world: 'nowhere' })).rejects.toMatchObject({ exitCode: 2 })
  })

  test('are SARIF 2.1.0 with the operation, the last call that shows it, and no credential', async () => {
    const { tell } = await graded(6)
    const folder = await folderWith()
    const file = join(folder, 'findings.sarif')
    await tell({ reports: [file] })
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain('demo')
    const log: Log = JSON.parse(text)
    expect(log.version).toBe('2.1.0')
    const [run] = log.runs
    const rules = run?.tool.driver.rules ?? []
    expect(run?.results).toHaveLength(2)
    for (const { ruleId, ruleIndex = -1, level } of run?.results ?? [])
      expect(rules[ruleIndex]).toMatchObject({ id: ruleId, defaultConfiguration: { level } })
    expect(run?.results?.[1]).toMatchObject({
      ruleId: 'refusal/hammering',
      level: 'error',
      occurrenceCount: 1,
      locations: [
        { logicalLocations: [{ fullyQualifiedName: 'tiktok/createImageAnimationTask' }] },
      ],
      webRequest: { method: 'POST', target: `${paths.createImageAnimationTask}?advertiser_id=7` },
      webResponse: { statusCode: 200, body: { text: expect.stringContaining('40100') } },
    })
    // The same mistake is known again in another run.
    const again = join(folder, 'again.sarif')
    await (await graded(7)).tell({ reports: [again] })
    const other: Log = JSON.parse(await readFile(again, 'utf8'))
    const prints = [log, other].map((one) =>
      one.runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints),
    )
    expect(prints[0]).toEqual(prints[1])
  })

  test('are JUnit with a test a rule: failed, skipped below the bar, or passed', async () => {
    const { tell } = await graded(6)
    const file = join(await folderWith(), 'findings.xml')
    await tell({ reports: [file] })
    const xml = await readFile(file, 'utf8')
    expect(XMLValidator.validate(xml)).toBe(true)
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
    const { testsuite } = parser.parse(xml).testsuites
    const cases: readonly Record<string, unknown>[] = testsuite.testcase
    const named = (id: string) => cases.find(({ name }) => String(name).startsWith(id))
    expect(testsuite).toMatchObject({ failures: '1', skipped: '1', tests: String(cases.length) })
    expect(named('refusal/hammering')).toMatchObject({ failure: { type: 'error' } })
    expect(named('quota/too-early')).toMatchObject({
      skipped: { message: expect.stringContaining('granted at') },
    })
    expect(named('poll/too-fast')).not.toHaveProperty('failure')
  })

  test('cannot be had where no backlot listens, or something else does', async () => {
    const { tell } = await graded(0)
    const stranger = await openOrigin((_, response) => response.end('hello'))
    onTestFinished(() => stranger.close())
    const place = (url: string) => ({ url })
    const teller = await tellerOf([], {
      ...{ bar: 'error', strict: false, json: false, paint: (_, word) => word },
      print: () => undefined,
    })
    await expect(teller.tell(place(stranger.url), {})).rejects.toMatchObject({ exitCode: 3 })
    await expect(teller.tell(place('http://127.0.0.1:1'), {})).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('cannot be reached'),
    })
    await expect(tell({ reports: ['nowhere/findings.sarif'] })).rejects.toMatchObject({
      exitCode: 3,
    })
    await expect(tell({ bar: 'fatal' })).rejects.toMatchObject({ exitCode: 2 })
  })
})

describe('on the command line', () => {
  test('findings asks the backlot whose URL it is given, and its exit code tells', async () => {
    const { backlot } = await graded(3)
    const { url } = await backlot.listen()
    const asked = await run(['findings', '--url', url, '--fail-on', 'warning'])
    expect(asked).toMatchObject({ code: 1, stderr: '' })
    expect(asked.stdout).toContain('✗ warning quota/too-early')
  })

  test('exec grades the clients of its command in every world, even those it dropped, once it has passed', async () => {
    const script = `
      const { BACKLOT_URL: url, TIKTOK_BASE_URL } = process.env
      const animate = () => fetch(TIKTOK_BASE_URL + '${paths.createImageAnimationTask}', {
        method: 'POST',
        headers: { 'Access-Token': 'demo.short', 'Content-Type': 'application/json' },
        body: '${JSON.stringify(animation)}',
      })
      for (let call = 0; call < 3; call += 1) await animate()
      await fetch(url + '/_backlot/worlds/short', { method: 'DELETE' })
      console.log('done')`
    const folder = await folderWith()
    const { code, stdout, stderr } = await run(
      [
        ...['exec', '--clock', 'frozen', '--fail-on', 'warning', '--report', 'found.sarif', '--'],
        ...[process.execPath, '--input-type=module', '-e', script],
      ],
      { folder },
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'done\n' })
    expect(stderr).toMatch(/✗ warning quota\/too-early .*\(world short\)/)
    const log: Log = JSON.parse(await readFile(join(folder, 'found.sarif'), 'utf8'))
    expect(log.runs[0]?.results).toHaveLength(1)
  })
})
