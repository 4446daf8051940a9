import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { isCallError } from '../../client/errors.ts'
import { readScenario } from '../../scenarios/runner/document.ts'
import { declaredInputs, InputError } from '../../scenarios/runner/inputs.ts'
import { findScenarios, shelf, UnknownScenarioError } from '../../scenarios/runner/library.ts'
import { nameOf, playScenario } from '../../scenarios/runner/play.ts'
import { problemLine, ScenarioError } from '../../scenarios/runner/problem.ts'
import type { Report } from '../../scenarios/runner/report.ts'
import { endLine, stepLines, titleLine } from '../../scenarios/runner/report-lines.ts'
import type { Scenario } from '../../scenarios/runner/scenario.ts'
import { suggestion } from '../../scenarios/runner/suggestion.ts'
import { CannotRunError, exitCode, systemCodeOf, UsageError } from './errors.ts'
import { openTarget } from './play-target.ts'
import { paintFor } from './request-log.ts'

interface Flags {
  readonly target: string
  readonly input?: Readonly<Record<string, string>>
  readonly bail?: true
  readonly json?: true
}

/** The command that plays scenarios and tells how each step went. */
export function playCommand(): Command {
  return new Command('play')
    .description(
      'Play scenarios: their names, patterns such as `tiktok-*`, files, or `all`.\n' +
        'They are looked for in ./scenarios and among those that come with backlot; each plays in a world of its own.',
    )
    .argument('<scenarios...>', 'names, patterns, files, or `all`')
    .option('--target <where>', '`emulator` (in this process), or the URL of a backlot', 'emulator')
    .option('--input <name=value>', 'Set an input; may be repeated.', collect)
    .option('--bail', 'Stop after the first scenario that fails.')
    .option('--json', 'Print one JSON document with all that happened.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ backlot play all\n  $ backlot play tiktok-remix --input footage=https://media.example.com/cup.mp4' +
        '\n  $ backlot play scenarios/first.arazzo.yaml --target http://127.0.0.1:4747',
    )
    .action(play)
}

/** Where scenarios are looked for: beside the reader, then in the package, be it bundled or not. */
const folders: readonly string[] = [
  resolve('scenarios'),
  ...['./scenarios/', '../scenarios/', '../../scenarios/'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  ),
]

async function play(words: readonly string[], flags: Flags): Promise<void> {
  const scenarios = await Promise.all((await find(words)).map(read))
  const { input = {}, json, bail } = flags
  refuseUndeclared(scenarios, input)
  const target = await openTarget(flags.target)
  const say = (...lines: readonly string[]): void => {
    if (!json) process.stdout.write(`${lines.join('\n')}\n`)
  }
  const ink = paintFor(process.stdout)
  const reports: Report[] = []
  try {
    for (const scenario of scenarios) {
      say(titleLine(scenario.info, scenario.file, ink))
      const report = await playScenario(scenario, target.stage, {
        inputs: declaredBy(scenario, input),
        world: target.worldFor(nameOf(scenario.file)),
        onStep: (step) => say(...stepLines(step, ink)),
      }).catch((error) => Promise.reject(refusalOf(error, flags.target)))
      reports.push(report)
      say(endLine(report, ink), '')
      if (bail && !report.passed) break
    }
  } finally {
    await target.close()
  }
  const passed = reports.filter((report) => report.passed).length
  const failed = reports.length - passed
  say(`${passed} passed, ${failed} failed`)
  if (json) process.stdout.write(`${JSON.stringify({ passed, failed, reports }, null, 2)}\n`)
  process.exitCode = failed === 0 ? exitCode.passed : exitCode.failed
}

async function find(words: readonly string[]): Promise<readonly string[]> {
  try {
    const files = await findScenarios(words, folders)
    return files.map((file) => relative('', file) || file)
  } catch (error) {
    if (!(error instanceof UnknownScenarioError)) throw error
    const all = await shelf(folders)
    throw new UsageError(error.message, [
      ...all.map(({ name }) => name),
      '`backlot play all` plays them all; a file is named by its path',
    ])
  }
}

async function read(file: string): Promise<Scenario> {
  try {
    return readScenario(file, await readFile(file, 'utf8'))
  } catch (error) {
    const code = systemCodeOf(error)
    if (code !== undefined) throw new CannotRunError(`${file} cannot be read: ${code}`)
    throw refusalOf(error, file)
  }
}

function refusalOf(error: unknown, target: string): unknown {
  if (error instanceof ScenarioError) {
    const [first, ...others] = error.problems.map(problemLine)
    return new CannotRunError(first ?? error.message, others, { cause: error })
  }
  if (error instanceof InputError) return new UsageError(error.message)
  if (!isCallError(error)) return error
  const advice = ['is a backlot listening there? `backlot start` starts one']
  return new CannotRunError(`${target} cannot be played on: ${error.message}`, advice, {
    cause: error,
  })
}

const declaredIn = ({ workflows }: Scenario): readonly string[] =>
  workflows.flatMap((workflow) => Object.keys(declaredInputs(workflow)))

function declaredBy(scenario: Scenario, input: Readonly<Record<string, string>>) {
  const names = declaredIn(scenario)
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)))
}

function refuseUndeclared(scenarios: readonly Scenario[], input: object): void {
  const declared = new Set(scenarios.flatMap(declaredIn))
  for (const name of Object.keys(input)) {
    if (declared.has(name)) continue
    throw new UsageError(`no scenario has an input "${name}"${suggestion(name, declared)}`)
  }
}

function collect(text: string, before: Readonly<Record<string, string>> = {}) {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new UsageError(`--input ${text}: an input is written name=value`)
  return { ...before, [name]: value }
}
