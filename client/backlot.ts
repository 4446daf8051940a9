import { type BacklotEvent, type WatchOptions, watchEvents } from './backlot-events.ts'
import { type CallInput, type CallOptions, type ClientOptions, createCaller } from './caller.ts'
import type { Exchange, ReceivedResponse } from './exchange.ts'
import { basePath, operations } from './generated/backlot.operations.ts'
import type { operations as Typed } from './generated/backlot.ts'
import { judge, type Opened, type Provider } from './provider.ts'

type Known = keyof Typed & keyof typeof operations
type Answered<Id extends Known> = Typed[Id]['responses'][200]['content']
/** Operations that answer JSON. */
export type BacklotOperation = {
  [Id in Known]: Answered<Id> extends { 'application/json': unknown } ? Id : never
}[Known]

export interface BacklotClientOptions extends ClientOptions {
  /** The world that calls are about when they name none; the backlot's own default unless given. */
  readonly world?: string | undefined
  /** What a backlot asks for that can be reached from other machines. */
  readonly token?: string | undefined
}

/** What an operation takes: only the parts that its document gives it. */
export type BacklotInput<Id extends BacklotOperation> = Part<'params', PathOf<Id>> &
  Part<'query', QueryOf<Id>> &
  Part<'body', BodyOf<Id>>

/** What an operation answers with when it worked. */
export type BacklotData<Id extends BacklotOperation> =
  Answered<Id> extends { 'application/json': infer Data } ? Data : never

/** One method an operation, under the operation's own name. */
type Methods = {
  readonly [Id in BacklotOperation]: object extends BacklotInput<Id>
    ? (input?: BacklotInput<Id>, options?: CallOptions) => Promise<BacklotData<Id>>
    : (input: BacklotInput<Id>, options?: CallOptions) => Promise<BacklotData<Id>>
}

/**
 * The control plane of a backlot: time, worlds, tasks, fates, quotas, journal. Every operation answers its
 * data, and throws ApiError, NetworkError, TimeoutError, ContractError or the signal's reason.
 *
 * @example await backlot.advanceClock({ body: { by: '6h' } })
 */
export interface BacklotClient extends Methods {
  /**
   * Makes a call by its operationId and tells what travelled, whatever the control plane answered.
   * @throws NetworkError, TimeoutError, the signal's reason, or RangeError for an unknown operation.
   */
  exchange(operation: BacklotOperation, input?: CallInput, options?: CallOptions): Promise<Exchange>
  /**
   * Follows what happens in a world; broken connections are made anew, and go on where they broke.
   *
   * @example for await (const event of backlot.watchEvents()) if (event.kind === 'task') break
   */
  watchEvents(options?: WatchOptions): AsyncIterable<BacklotEvent>
}

/** A client of the control plane at `baseUrl`. */
export function createBacklotClient(options: BacklotClientOptions): BacklotClient {
  const { world, token } = options
  const credentials: Record<string, string> =
    token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const provider: Provider<Known> = {
    operations,
    basePath,
    credentials,
    open,
    troubleOf: () => undefined,
  }
  const caller = createCaller(provider, options)

  const exchange = (id: Known, input: CallInput = {}, call?: CallOptions): Promise<Exchange> => {
    const takesWorld = Object.hasOwn(operations, id) && 'world' in operations[id].query
    const query = takesWorld && world !== undefined ? { world, ...input.query } : input.query
    return caller.exchange(id, { ...input, query }, call)
  }

  const dataOf = async (id: Known, input?: CallInput, call?: CallOptions) => {
    const judged = judge(provider, id, await exchange(id, input, call))
    if (judged.error) throw judged.error
    return judged.exchange?.response.json
  }

  const methods = Object.fromEntries(
    // The keys of an object literal are exactly those of its type.
    (Object.keys(operations) as Known[]).map((id) => [
      id,
      (input?: CallInput, call?: CallOptions) => dataOf(id, input, call),
    ]),
  )
  // One method for each operation, answering what the document promises of it; `open` has had a look at it.
  return {
    ...(methods as unknown as Methods),
    exchange,
    watchEvents: (watch = {}) => watchEvents(caller, { world, ...watch }),
  }
}

function open({ status, json }: ReceivedResponse): Opened {
  if (typeof json !== 'object' || json === null)
    return { kind: 'garbage', why: `HTTP ${status} without a JSON object` }
  if (status < 400) return { kind: 'data' }
  const detail = 'detail' in json ? json.detail : undefined
  return { kind: 'refusal', code: status, message: String(detail ?? `HTTP ${status}`) }
}

type Given<T> = [T] extends [undefined] ? never : NonNullable<T>
type PathOf<Id extends BacklotOperation> = Given<Typed[Id]['parameters']['path']>
type QueryOf<Id extends BacklotOperation> = Given<Typed[Id]['parameters']['query']>
type BodyOf<Id extends BacklotOperation> = Typed[Id] extends {
  requestBody: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

/** A part of the input: absent where there is none, optional where nothing in it is required. */
type Part<Name extends string, Value> = [Value] extends [never]
  ? { readonly [Key in Name]?: undefined }
  : object extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value }
