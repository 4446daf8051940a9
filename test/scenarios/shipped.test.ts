import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBacklot } from '../../emulator/index.ts'
import { backlotStage } from '../../scenarios/runner/backlot-stage.ts'
import { readScenario } from '../../scenarios/runner/document.ts'
import { playScenario } from '../../scenarios/runner/play.ts'
import { stepLines } from '../../scenarios/runner/report-lines.ts'
import { printedEditorSchema } from '../../scenarios/runner/schema.ts'
import { stageInProcess } from './stage.ts'

const folder = new URL('../../scenarios/', import.meta.url)
const files = (await readdir(folder)).filter((name) => name.endsWith('.arazzo.yaml')).sort()
const textOf = (file: string): Promise<string> => readFile(new URL(file, folder), 'utf8')
const scenarioIn = async (file: string) =>
  readScenario(fileURLToPath(new URL(file, folder)), await textOf(file))

/** Rules that a story breaks, by its name. Nobody listens to the webhooks of these. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  'creatify-inner-and-outer-link': ['creatify/inner-link'],
  'creatify-webhook-instead-of-polling': ['webhook/not-taken'],
  'creatify-webhook-twice-or-never': ['webhook/not-taken'],
  'tiktok-dead-preview': ['media/link-stored'],
  'tiktok-forgotten-type': ['tiktok/type-forgotten'],
}

/** What a failing test shows. */
const failuresOf = (steps: readonly Parameters<typeof stepLines>[0][]): string =>
  steps
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap((step) => stepLines(step))
    .join('\n')

test('seven stories of the first API ship', () => {
  expect(files.filter((file) => file.startsWith('tiktok-'))).toEqual([
    'tiktok-allowlist.arazzo.yaml',
    'tiktok-animation-by-polling.arazzo.yaml',
    'tiktok-animation-quota.arazzo.yaml',
    'tiktok-dead-preview.arazzo.yaml',
    'tiktok-failed-task.arazzo.yaml',
    'tiktok-forgotten-type.arazzo.yaml',
    'tiktok-remix.arazzo.yaml',
  ])
})

describe.each(files)('%s', (file) => {
  test('plays to its end in process, and is graded for the mistakes that it tells of, and no other', async () => {
    const { stage, backlot } = stageInProcess({ findings: { eager: true } })
    const scenario = await scenarioIn(file)
    const { passed, steps, world } = await playScenario(scenario, stage)
    expect(failuresOf(steps)).toBe('')
    expect(passed).toBe(true)
    expect(steps).toHaveLength(scenario.workflows.flatMap((workflow) => workflow.steps).length)
    expect(backlot.world('default').clock.now()).toBe(Date.UTC(2026, 0, 1))
    expect(world).toBe(file.replace('.arazzo.yaml', ''))
    expect([...new Set(backlot.findings().map(({ rule }) => rule))]).toEqual(mistakes[world] ?? [])
  })

  test('plays over a socket, twice, on a backlot whose own clock runs', async () => {
    const backlot = createBacklot()
    onTestFinished(() => backlot.close())
    const { url } = await backlot.listen()
    const stage = backlotStage({ baseUrl: url, elapsed: () => performance.now() })
    const scenario = await scenarioIn(file)
    for (const world of ['once', 'again']) {
      const { passed, steps } = await playScenario(scenario, stage, { world })
      expect(failuresOf(steps)).toBe('')
      expect(passed).toBe(true)
    }
  })

  test('has a title, a summary, and says what each step does', async () => {
    const { info, workflows } = await scenarioIn(file)
    expect(info.summary).toMatch(/\.$/)
    expect(info.title).not.toMatch(/\.$/)
    for (const step of workflows.flatMap((workflow) => workflow.steps))
      expect(step.description, step.id).toMatch(/^[A-Z].*\.$/)
  })

  test('lets editors complete it', async () => {
    const [first] = (await textOf(file)).split('\n', 1)
    expect(first).toBe('# yaml-language-server: $schema=./schema.json')
  })
})

test('the preview lives through its last minute and no longer, by the clock of its world', async () => {
  const { stage } = stageInProcess()
  const report = await playScenario(await scenarioIn('tiktok-dead-preview.arazzo.yaml'), stage)
  const wait = report.steps.find(({ step }) => step === 'wait')
  expect(report.virtualMs).toBe(6 * 3_600_000 + (wait?.virtualMs ?? 0))
})

test('scenarios/schema.json is what `tsx scenarios/runner/print.ts` writes today', async () => {
  expect(await textOf('schema.json')).toBe(printedEditorSchema())
})
