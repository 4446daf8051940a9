import { writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { Document, isMap, isSeq, type Scalar } from 'yaml'
import { CannotRunError, systemCodeOf, UsageError } from '../errors.ts'
import { linkInto } from '../package-file.ts'
import { recordingIn } from '../replay/recording.ts'
import { type Draft, draftOf } from './draft.ts'

/**
 * Writes the draft of a scenario from a recording. @returns what a person is told of it
 * @throws UsageError when the file is there already, CannotRunError when a file cannot be read or written
 */
export async function writeDraft(from: string, to: string, force: boolean): Promise<string> {
  if (!/\.ya?ml$/i.test(to))
    throw new UsageError(`--scenario ${to}: a scenario is a YAML file`, [
      'for example story.arazzo.yaml',
    ])
  const { recording } = await recordingIn(from)
  const draft = await draftOf(recording)
  if (draft.steps.length === 0)
    throw new CannotRunError(`${from} holds no call that a scenario could make`)
  try {
    await writeFile(to, await scenarioText(draft, from, dirname(resolve(to))), {
      flag: force ? 'w' : 'wx',
    })
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST')
      throw new UsageError(`${to} is there already`, ['--force overwrites it'])
    if (systemCodeOf(error) === undefined) throw error
    throw new CannotRunError(`${to} cannot be written: ${systemCodeOf(error)}`, [], {
      cause: error,
    })
  }
  return `wrote ${to}: ${draft.steps.length} steps; \`backlot play ${to}\` plays it`
}

/** A draft as an Arazzo file that lies in a folder. */
export async function scenarioText(draft: Draft, from: string, folder: string): Promise<string> {
  const { steps, sources, left } = draft
  const name = basename(from).replace(/\.har$/i, '')
  const document = new Document({
    arazzo: '1.0.1',
    info: {
      title: name,
      summary: 'What this story tells, in one sentence.',
      version: '1.0.0',
    },
    sourceDescriptions: await Promise.all(
      sources.map(async (source) => ({
        name: source,
        url: await linkInto(
          folder,
          source === 'backlot' ? 'emulator/http/openapi.json' : `contracts/${source}/openapi.json`,
        ),
        type: 'openapi',
      })),
    ),
    workflows: [
      {
        workflowId: `${name.replace(/[^A-Za-z0-9_-]/g, '-')}`,
        summary: `Drafted from ${basename(from)}`,
        inputs: {
          type: 'object',
          properties: { credential: { type: 'string', default: 'demo' } },
        },
        steps,
      },
    ],
  })
  spaceSteps(document)
  document.commentBefore = [
    ` yaml-language-server: $schema=${await linkInto(folder, 'scenarios/schema.json')}`,
    ` A draft: rename the steps, say what each is for, drop what does not matter, and ask for more.`,
    ...(left.length > 0 ? [' Not in it, for no API here answers such calls:'] : []),
    ...[...new Set(left)].slice(0, 20).map((line) => `   ${line.replace(/[^\x20-\x7e]/g, '?')}`),
  ].join('\n')
  return document.toString({ lineWidth: 110, singleQuote: true })
}

/** An empty line before each step but the first. */
function spaceSteps(document: Document): void {
  const steps = document.getIn(['workflows', 0, 'steps'])
  if (!isSeq(steps)) return
  for (const step of steps.items.slice(1)) if (isMap<Scalar>(step)) step.spaceBefore = true
}
