import type { z } from 'zod'
import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { shown } from '../../../contracts/kit/judge.ts'
import { shownState } from '../../../contracts/kit/lifecycle.ts'
import { redacted } from '../../engine/redaction.ts'
import { jsonOf } from '../../har/json.ts'
import { type Ids, isIdName, isLink, isMoment, looksDrawn } from './ids.ts'
import { hasForm, isListed, memberOf, memberSchema, variantOf } from './place.ts'

/** One place where the emulator answers otherwise than was recorded. */
export interface Difference {
  /** `status`, `headers.<name>`, `body`, or dots and indexes into the body. */
  readonly path: string
  readonly recorded: string
  readonly seen: string
}

/** An answer as it is compared. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  /** Undefined where the body was not recorded. */
  readonly text: string | undefined
}

export interface Comparison {
  readonly contract: Contract
  /** Undefined where the API has no such operation. */
  readonly endpoint: Endpoint | undefined
  /** Learns which ids of the replay stand for which of the recording. */
  readonly ids: Ids
  /** Texts that were sent, in the recording or now: an answer that repeats one has to repeat it here too. */
  readonly sent: ReadonlySet<string>
  /**
   * Recorded ids of what the application did not make: they were first seen in an answer to a look. What such things
   * are like is content, so that any value their schema knows will do.
   */
  readonly others: Set<string>
  /** Compares numbers and free texts by value as well. */
  readonly exact: boolean
}

/**
 * Where the answers differ. Status, code, shape, states and listed values are compared as they are; ids, moments and
 * links by form, and by whether the same one stands for the same; numbers and free texts by type and form.
 */
export function differencesOf(recorded: Answer, seen: Answer, by: Comparison): Difference[] {
  const json = jsonOf(seen.text)
  const told = jsonOf(recorded.text)
  const schema = by.endpoint?.replies[seen.status]?.schema
  // Looked at in any case: the ids in answers that differ stand for one another all the same.
  const requestId = by.contract.envelope.open(recorded.status, told)?.requestId
  const inside =
    told === undefined || json === undefined
      ? []
      : differences(told, json, schema, [], { ...by, requestId })
  if (recorded.status !== seen.status)
    return [{ path: 'status', recorded: String(recorded.status), seen: String(seen.status) }]
  const types = [mediaType(recorded.contentType), mediaType(seen.contentType)] as const
  const ofType =
    types[0] === types[1]
      ? []
      : [{ path: 'headers.content-type', recorded: types[0], seen: types[1] }]
  if (recorded.text === undefined || json === undefined) return ofType
  if (told === undefined)
    return [...ofType, { path: 'body', recorded: 'no JSON', seen: shown(json) }]
  const code = differentCode(told, json, seen.status, by)
  return [...ofType, ...(code ? [code] : inside)]
}

const mediaType = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase() || 'none'

/** What the API itself says: that it worked, or the code of its refusal. All else follows from that. */
function differentCode(
  told: unknown,
  json: unknown,
  status: number,
  { contract: { envelope } }: Comparison,
): Difference | undefined {
  const [before, now] = [envelope.open(status, told), envelope.open(status, json)]
  if (!before || !now) return undefined
  const codes = [before, now].map((opened) => (opened.ok ? 0 : opened.code))
  return codes[0] === codes[1]
    ? undefined
    : { path: 'code', recorded: shown(codes[0]), seen: shown(codes[1]) }
}

/** Whether a list holds texts and links that somebody wrote: how many is a matter of content, not of shape. */
const isContent = (
  list: readonly unknown[],
  path: Path,
  { ids, sent, exact }: Comparison,
): boolean =>
  !exact &&
  !isIdName(nameIn(path)) &&
  list.every(
    (item) =>
      typeof item === 'string' && !sent.has(item) && (isLink(item) || ids.of(item) === undefined),
  )

const nameIn = (path: Path): string =>
  path.findLast((step): step is string => typeof step === 'string') ?? ''

interface Within extends Comparison {
  /** Id of the recorded call, which is no thing's. */
  readonly requestId: string | undefined
}

type Path = readonly (string | number)[]

function differences(
  told: unknown,
  seen: unknown,
  given: z.ZodType | undefined,
  path: Path,
  by: Within,
  isOther = false,
): Difference[] {
  const differ = [{ path: path.join('.') || 'body', recorded: shown(told), seen: shown(seen) }]
  if (Array.isArray(told) && Array.isArray(seen)) {
    const items = seen
      .slice(0, told.length)
      .flatMap((item, index) =>
        differences(
          told[index],
          item,
          memberSchema(given, seen, index),
          [...path, index],
          by,
          isOther,
        ),
      )
    if (isContent(told, path, by) && isContent(seen, path, by)) return items
    const lengths = { path: [...path, 'length'].join('.') }
    return told.length === seen.length
      ? items
      : [...items, { ...lengths, recorded: shown(told.length), seen: shown(seen.length) }]
  }
  if (isObject(told) && isObject(seen)) {
    const others = isOther || isOthers(told, by)
    return [...new Set([...Object.keys(told), ...Object.keys(seen)])].flatMap((key) => {
      const [before, now] = [memberOf(told, key), memberOf(seen, key)]
      const here = [...path, key]
      const schema = memberSchema(given, seen, key)
      if (before !== undefined && now !== undefined)
        return differences(before, now, schema, here, by, others)
      // A member that need not be there is content, too.
      if (others && schema?.safeParse(undefined).success) return []
      return [{ path: here.join('.'), recorded: shown(before), seen: shown(now) }]
    })
  }
  if (isOther && isFree(told, seen, given, by)) return []
  if (typeof told !== typeof seen || (told === null) !== (seen === null)) return differ
  return isAlike(told, seen, given && variantOf(given, seen), path, by) ? [] : differ
}

/** Whether an object was there before the application came: its id is first seen in an answer to a look. */
function isOthers(told: object, { endpoint, ids, others, requestId }: Within): boolean {
  const name = Object.hasOwn(told, 'id') ? 'id' : Object.keys(told).find(isIdName)
  const id = name === undefined ? undefined : memberOf(told, name)
  if (typeof id !== 'string' || id === requestId) return false
  if (endpoint?.idempotent && ids.of(id) === undefined) others.add(id)
  return others.has(id)
}

/** Whether two values of somebody else's thing are both among those that its schema lists, or none. */
function isFree(
  told: unknown,
  seen: unknown,
  given: z.ZodType | undefined,
  by: Comparison,
): boolean {
  if (!given || by.exact || by.sent.has(String(told)) || by.sent.has(String(seen))) return false
  const isPlain = isListed(variantOf(given, seen)) || told === null || seen === null
  return isPlain && given.safeParse(told).success && given.safeParse(seen).success
}

function isAlike(
  told: unknown,
  seen: unknown,
  schema: z.ZodType | undefined,
  path: Path,
  by: Within,
): boolean {
  if (told === seen) return typeof told !== 'string' || isKept(told, told, by)
  if (Array.isArray(told) || Array.isArray(seen)) return false
  if (isListed(schema) || typeof told === 'boolean') return false
  if (schema?.safeParse(seen).success && !schema.safeParse(told).success && !isBlotted(told))
    return false
  if (typeof told !== 'string' || typeof seen !== 'string') return !by.exact
  return isAlikeText(told, seen, schema, path, by)
}

function isAlikeText(
  told: string,
  seen: string,
  schema: z.ZodType | undefined,
  path: Path,
  by: Within,
): boolean {
  const { ids, sent } = by
  if (told === redacted) return true
  // A call has its own id, here and there.
  if (told === by.requestId) return schema?.safeParse(told).success ?? true
  const states = statesOf(by.contract)
  if (states.has(told) || states.has(seen)) return false
  const wanted = ids.of(told)
  if (wanted !== undefined) return wanted === seen
  if (seen.length > 2 && (sent.has(seen) || sent.has(told))) return ids.inText(told) === seen
  if (isLink(told) || isLink(seen)) return isLink(told) && isLink(seen) && isKept(told, seen, by)
  if (isMoment(told) || isMoment(seen)) return isMoment(told) && isMoment(seen)
  if (isIdName(nameIn(path)) || (hasForm(schema) && looksDrawn(told) && looksDrawn(seen)))
    return isKept(told, seen, by)
  return !by.exact
}

/** Whether a pair agrees with all that is known; ids that were the same by chance are pairs as well. */
const isKept = (told: string, seen: string, { ids }: Comparison): boolean =>
  told === seen && !looksDrawn(told) ? true : ids.learn(told, seen)

/** States by the API's own names: what they are is always compared, even where no schema lists them. */
const statesOf = ({ lifecycles }: Contract): ReadonlySet<string> =>
  new Set(
    Object.values(lifecycles).flatMap((lifecycle) =>
      [...lifecycle.path, lifecycle.failure].map((state) => shownState(lifecycle, state)),
    ),
  )

const isBlotted = (value: unknown): boolean => typeof value === 'string' && value.includes(redacted)

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
