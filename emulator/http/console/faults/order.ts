import type { FaultKind } from '../../../engine/faults/fault.ts'
import type { Form } from '../page.ts'

/** A number or word that a kind of fault wants beside its name. */
export interface Particular {
  readonly says: string
  /** Whether nothing may stand in its place. */
  readonly isOptional?: true
  /** The members of a fault for what was typed. */
  members(typed: string): object
}

/** A number where one was typed; what is none stays, for the control plane to say so. */
const numberOr = (typed: string): number | string =>
  typed.trim() === '' ? typed : Number.isNaN(Number(typed)) ? typed : Number(typed)

/** What each kind of fault wants to be told, where it wants anything. */
export const particulars: Readonly<Partial<Record<FaultKind, Particular>>> = {
  latency: { says: 'milliseconds', members: (typed) => ({ by: { ms: numberOr(typed) } }) },
  error: { says: 'code of the API', members: (typed) => ({ code: typed }) },
  http: {
    says: 'HTTP status, 502 if empty',
    isOptional: true,
    members: (typed) => ({ status: numberOr(typed) }),
  },
  reset: {
    says: 'beforeHeaders or afterHeaders',
    isOptional: true,
    members: (typed) => ({ when: typed }),
  },
  truncate: {
    says: 'bytes that come, half of them if empty',
    isOptional: true,
    members: (typed) => ({ bytes: numberOr(typed) }),
  },
  slowBytes: {
    says: 'bytes a second',
    members: (typed) => ({ bytesPerSecond: numberOr(typed) }),
  },
  wrongLength: {
    says: 'bytes promised too many, or too few where negative',
    members: (typed) => ({ by: numberOr(typed) }),
  },
}

/** What a form orders of the control plane; it is judged there. */
export function orderOf(form: Form): object {
  const [provider, operation] = (form.get('subject') ?? '').split(' ')
  const kind = form.get('kind') ?? ''
  const typed = form.get('detail')
  const particular = Object.entries(particulars).find(([name]) => name === kind)?.[1]
  const isTold = particular && (typed !== undefined || !particular.isOptional)
  return {
    ...(provider && provider !== '*' && { provider }),
    ...(operation && { operation }),
    ...Object.fromEntries(
      ['times', 'nth', 'probability'].flatMap((name) => {
        const value = form.get(name)
        return value === undefined ? [] : [[name, numberOr(value)]]
      }),
    ),
    fault: { kind, ...(isTold && particular.members(typed ?? '')) },
  }
}
