import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { readScenario } from '../../scenarios/runner/document.ts'
import { folderWith, launchReady } from '../emulator/cli/command.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const redocly = fileURLToPath(
  new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url),
)
const names = (await readdir(join(root, 'scenarios'))).filter((name) =>
  /\.arazzo\.yaml$/.test(name),
)
const scenarios = await Promise.all(
  names.map(async (name) => {
    const file = join(root, 'scenarios', name)
    return readScenario(file, await readFile(file, 'utf8'))
  }),
)
const portable = scenarios.filter(({ unportable }) => unportable === undefined)

/** What the other runner writes of each file. */
interface Told {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly executedWorkflows: readonly {
          readonly executedSteps: readonly {
            readonly stepId: string
            readonly status: string
            readonly checks: readonly { readonly name: string; readonly passed: boolean }[]
          }[]
        }[]
      }
    >
  >
}

test('all but a few scenarios are portable, and the few say why not', () => {
  const others = scenarios.filter(({ unportable }) => unportable !== undefined)
  expect(others.length).toBeLessThanOrEqual(2)
  for (const { unportable } of others) expect(unportable).toMatch(/^[A-Z].*\.$/)
})

test('an independent runner plays every portable scenario to its end against `backlot start`', async () => {
  const { ready } = await launchReady(['--clock', 'frozen', '--quiet'])
  const folder = await folderWith()
  await symlink(join(root, 'contracts'), join(folder, 'contracts'))
  await symlink(join(root, 'emulator'), join(folder, 'emulator'))
  await mkdir(join(folder, 'resets'))
  // One process plays them all, one after another in one world; in front of each the world is as it was born.
  const files = await Promise.all(
    portable.map(async ({ file }, index) => {
      const reset = join(folder, 'resets', `${index}.arazzo.yaml`)
      await writeFile(reset, resetting)
      return [reset, file]
    }),
  )
  const servers = [
    ...contracts.map(({ id, basePath }) => `${id}=${ready.url}${basePath}`),
    `backlot=${ready.url}/_backlot`,
  ]
  const out = join(folder, 'told.json')
  const args = [
    ...['respect', ...files.flat(), `--json-output=${out}`],
    ...servers.flatMap((server) => ['-S', server]),
  ]
  await new Promise((done) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    execFile(process.execPath, [redocly, ...args], { cwd: root, env, maxBuffer: 1e8 }, done)
  })
  const told = JSON.parse(await readFile(out, 'utf8')) as Told
  for (const { file, workflows } of portable) {
    const entry = Object.entries(told.files).find(([name]) => resolve(root, name) === file)?.[1]
    const steps = entry?.executedWorkflows.flatMap(({ executedSteps }) => executedSteps) ?? []
    const missed = steps.flatMap(({ stepId, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ name }) => `${stepId}: ${name}`),
    )
    expect.soft(missed, file).toEqual([])
    expect
      .soft(
        steps.map(({ stepId }) => stepId),
        file,
      )
      .toEqual(workflows.flatMap((workflow) => workflow.steps.map(({ id }) => id)))
  }
}, 60_000)

const resetting = `arazzo: 1.0.1
info: { title: The world as it was born, version: '1' }
sourceDescriptions:
  - { name: backlot, url: ../emulator/http/openapi.json, type: openapi }
workflows:
  - workflowId: reset
    steps:
      - stepId: reset
        operationId: reset
        successCriteria: [{ condition: $statusCode == 200 }]
`
