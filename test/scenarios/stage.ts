import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type BacklotOptions, createBacklot } from '../../emulator/index.ts'
import { backlotStage } from '../../scenarios/runner/backlot-stage.ts'
import { readScenario } from '../../scenarios/runner/document.ts'
import { type PlayOptions, playScenario } from '../../scenarios/runner/play.ts'
import type { Scenario } from '../../scenarios/runner/scenario.ts'

/** A frozen backlot in this process that lives as long as the test, and the stage it makes. What `onRequest` throws breaks a call. */
export function stageInProcess(
  options: BacklotOptions = {},
  onRequest: (request: Request) => void = () => undefined,
) {
  const backlot = createBacklot({ clock: 'frozen', ...options })
  onTestFinished(() => backlot.close())
  const requests: Request[] = []
  const stage = backlotStage({
    baseUrl: 'http://localhost',
    fetch(request) {
      onRequest(request)
      requests.push(request.clone())
      return backlot.fetch(request)
    },
    elapsed: () => performance.now(),
  })
  return { backlot, stage, requests }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A scenario of these workflows, over the documents of two APIs and of the control plane. */
export function scenarioOf(workflows: string, more = ''): Scenario {
  const text = `arazzo: 1.0.1
info: { title: A test, version: '1' }
sourceDescriptions:
  - { name: tiktok, url: contracts/tiktok/openapi.json }
  - { name: creatify, url: contracts/creatify/openapi.json }
  - { name: backlot, url: emulator/http/openapi.json }
workflows:
${indented(workflows)}
${more}`
  return readScenario(join(root, 'test.arazzo.yaml'), text)
}

/** Plays workflows on a backlot of their own. */
export async function play(workflows: string, options: PlayOptions = {}, more = '') {
  const { stage, ...rest } = stageInProcess()
  const report = await playScenario(scenarioOf(workflows, more), stage, options)
  return { report, ...rest }
}

/** A folder with these files, gone after the test. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backlot-scenarios-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
