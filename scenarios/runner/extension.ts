import { parseDuration } from '../../emulator/engine/duration.ts'
import type { RawAwaitWebhook, RawCost, RawNever } from './extension-schema.ts'
import { readOutputs } from './outputs.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './reference.ts'
import type { AwaitedWebhook, Cost, Never, Step } from './scenario.ts'
import type { RawDocument, RawStep } from './schema.ts'
import type { Path } from './source-text.ts'

type StepExtensions = Pick<Step, 'failFast' | 'never' | 'webhook' | 'cost'>

/** What a step says in our own extensions; problems are reported. */
export function readStepExtensions(
  reader: Reader,
  raw: RawStep,
  path: Path,
  scope: Scope,
): StepExtensions {
  const at = (key: keyof RawStep & string) => [...path, key]
  const never = raw['x-backlot-never']
  const webhook = raw['x-backlot-await-webhook']
  const cost = raw['x-backlot-cost']
  return {
    failFast: reader.criteria(raw['x-backlot-fail-fast'], at('x-backlot-fail-fast'), scope),
    never: never && readNever(reader, never, at('x-backlot-never'), scope),
    webhook: webhook && readWebhook(reader, webhook, at('x-backlot-await-webhook'), scope),
    cost: cost === undefined ? undefined : costOf(cost),
  }
}

/** Why other runners cannot play a document; undefined where they can. */
export function readPortability(reader: Reader, document: RawDocument): string | undefined {
  const why = document['x-backlot-why']
  const isPortable = document['x-backlot-portable'] !== false
  if (!isPortable && why === undefined) {
    reader.report(['x-backlot-portable'], 'say in x-backlot-why what other runners cannot play')
  }
  if (isPortable && why !== undefined) {
    reader.report(['x-backlot-why'], 'it means nothing without x-backlot-portable: false')
  }
  return isPortable ? undefined : (why ?? '')
}

function readNever(reader: Reader, raw: RawNever, path: Path, scope: Scope): Never {
  const forMs = milliseconds(raw.for)
  const everyMs = raw.every === undefined ? forMs : milliseconds(raw.every)
  if (forMs === 0) reader.report([...path, 'for'], 'nothing can happen in no time')
  if (everyMs === 0) reader.report([...path, 'every'], 'looks need some time between them')
  return {
    forMs,
    everyMs,
    criteria: reader.criteria(raw.criteria, [...path, 'criteria'], scope),
  }
}

function readWebhook(
  reader: Reader,
  raw: RawAwaitWebhook,
  path: Path,
  scope: Scope,
): AwaitedWebhook {
  const { provider, event, task, within, delivered = false } = raw
  return {
    ...{ provider, event, delivered },
    task: task === undefined ? undefined : reader.template(task, [...path, 'task'], scope),
    withinMs: milliseconds(within),
    criteria: reader.criteria(raw.criteria, [...path, 'criteria'], scope),
    outputs: readOutputs(reader, raw.outputs, [...path, 'outputs'], scope),
  }
}

function costOf(raw: RawCost): Cost {
  if (typeof raw === 'number') return { amount: raw, unit: raw === 1 ? 'credit' : 'credits' }
  return { amount: raw.amount, unit: raw.unit }
}

/** The schema has checked that it is a duration. */
const milliseconds = (text: string): number => parseDuration(text) ?? 0
