/** Real or virtual milliseconds by which an answer is late. */
export type Lateness =
  | { readonly ms: number }
  /** Anything between, equally likely. */
  | { readonly uniform: readonly [number, number] }
  /** Around a median; `spread` is the standard deviation of the logarithm. */
  | { readonly lognormal: { readonly median: number; readonly spread: number } }

/** What goes wrong with a call. */
export type Fault =
  /** The answer is late, by the world's clock or by the machine's. */
  | { readonly kind: 'latency'; readonly by: Lateness; readonly clock: 'virtual' | 'real' }
  /** The API refuses with one of its codes, and does nothing. */
  | { readonly kind: 'error'; readonly code: string | number }
  /** Something in front of the API answers with a page, and the API hears nothing. */
  | { readonly kind: 'http'; readonly status: number; readonly body?: string | undefined }
  /** The connection is reset: before the call has any effect, or in the middle of its answer. */
  | { readonly kind: 'reset'; readonly when: 'beforeHeaders' | 'afterHeaders' }
  /** The server ends its side of the connection without a word. */
  | { readonly kind: 'halfClose' }
  /** The call takes effect, and its answer never comes. */
  | { readonly kind: 'lostResponse' }
  /** The body ends early, after so many bytes or after half of them. */
  | { readonly kind: 'truncate'; readonly bytes?: number | undefined }
  /** The body comes in drops. */
  | { readonly kind: 'slowBytes'; readonly bytesPerSecond: number }
  /** The body is no JSON, though its headers promise it. */
  | { readonly kind: 'malformedJson' }
  /** `Content-Length` promises so many bytes more, or fewer, than there are. */
  | { readonly kind: 'wrongLength'; readonly by: number }
  /** The first member of the body stands in it twice, with another value. */
  | { readonly kind: 'duplicateKeys' }
  /** The task that the call makes never ends. */
  | { readonly kind: 'stuckTask' }
  /** The task that the call makes ends well, and far later than others. */
  | { readonly kind: 'lateSuccess' }

export type FaultKind = Fault['kind']

/** Which calls a fault is for, and how often it strikes. */
export interface FaultOrder {
  /** Any API when absent. */
  readonly provider?: string | undefined
  /** Any operation when absent; `media` for what is fetched from media URLs. */
  readonly operation?: string | undefined
  /** Any account when absent. */
  readonly account?: string | undefined
  /** Only the n-th such call, counted from 1 since the fault was armed. */
  readonly nth?: number | undefined
  /** With such a probability, drawn from the seed; 1 when absent. */
  readonly probability?: number | undefined
  /** How often it strikes before it is spent; without end when absent. */
  readonly times?: number | undefined
  /** Virtual milliseconds from which on, and before which, it strikes. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly fault: Fault
}

/** A fault that lies in wait. */
export interface ArmedFault extends FaultOrder {
  readonly id: string
  /** Calls it was for, struck or not. */
  readonly calls: number
  /** Calls it has struck. */
  readonly strikes: number
}

/** Kinds that only something whose answer is JSON can meet. */
export const jsonFaults: ReadonlySet<FaultKind> = new Set(['malformedJson', 'duplicateKeys'])

/** Kinds after which the call has had no effect. */
export type Forestalling = Extract<
  Fault,
  { kind: 'error' | 'http' | 'halfClose' } | { kind: 'reset'; when: 'beforeHeaders' }
>

/** Whether a fault strikes before the call has any effect. */
export const forestalls = (fault: Fault): fault is Forestalling =>
  fault.kind === 'error' ||
  fault.kind === 'http' ||
  fault.kind === 'halfClose' ||
  (fault.kind === 'reset' && fault.when === 'beforeHeaders')
