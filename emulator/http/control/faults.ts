import type { z } from 'zod'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { type ArmedFault, type Fault, jsonFaults } from '../../engine/faults/fault.ts'
import { mediaOperation } from '../../engine/faults/faults.ts'
import { formatInstant } from '../../engine/instant.ts'
import type { Provider } from '../../engine/provider.ts'
import { fatesOf, struckFates } from '../fate.ts'
import { type Answer, type ControlCall, data, missing, unknownName, wrong } from './answer.ts'
import type { faultOrder } from './faults-wire.ts'

type Call<Query = unknown, Body = undefined> = ControlCall<Query, Body>
type Order = z.output<typeof faultOrder>

export const listFaults = ({ world }: Call): Answer =>
  data({ faults: world.faults.list().map(show) })

export function armFault({ world, stage, body }: Call<unknown, Order>): Answer {
  const problem = problemWith(body, stage.providers)
  if (problem) return problem
  const { from, until, fault, ...rest } = body
  const order = {
    ...rest,
    // Absent members stay absent: nothing reads an undefined otherwise.
    fault: fault as Fault,
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(until !== undefined && { until: Date.parse(until) }),
  }
  return data(show(world.faults.add(order)))
}

export function dropFaults({ world, query }: Call<{ id?: string }>): Answer {
  const armed = world.faults.list()
  if (world.faults.drop(query.id))
    return data({ dropped: armed.length - world.faults.list().length })
  return missing(
    `no fault ${query.id} lies in wait`,
    armed.map(({ id }) => id),
  )
}

const show = ({ from, until, ...fault }: ArmedFault): object => ({
  ...fault,
  ...(from !== undefined && { from: formatInstant(from) }),
  ...(until !== undefined && { until: formatInstant(until) }),
})

/** What makes an order impossible, in the first of its members that does. */
function problemWith({ provider, operation, from, until, fault }: Order, all: readonly Provider[]) {
  const ids = all.map(({ contract }) => contract.id)
  if (provider !== undefined && !ids.includes(provider))
    return unknownName('provider', provider, ids)
  const meant = all.filter(({ contract }) => provider === undefined || contract.id === provider)
  const operations = meant.flatMap(({ contract }) => contract.endpoints)
  const names = [...operations.map(({ id }) => id), mediaOperation]
  if (operation !== undefined && !names.includes(operation))
    return unknownName('operation', operation, names)
  if (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from))
    return wrong('body until: must lie after `from`')
  if (
    fault.kind === 'latency' &&
    'uniform' in fault.by &&
    fault.by.uniform[1] < fault.by.uniform[0]
  )
    return wrong('body fault.by.uniform: the second number is below the first')
  if (operation === mediaOperation)
    return fault.kind === 'error' || jsonFaults.has(fault.kind) || fault.kind in struckFates
      ? wrong(`body fault.kind: "${fault.kind}" cannot happen to what is fetched from media URLs`)
      : undefined
  const struck = operations.filter(({ id }) => operation === undefined || id === operation)
  if (fault.kind === 'error') return problemWithCode(fault.code, meant)
  return problemWithTask(fault.kind, struck)
}

function problemWithCode(code: string | number, providers: readonly Provider[]) {
  const codes = providers.flatMap(({ contract }) =>
    contract.codes.filter(({ outside }) => outside === undefined).map((one) => String(one.code)),
  )
  return codes.includes(String(code))
    ? undefined
    : unknownName('code', String(code), [...new Set(codes)])
}

function problemWithTask(kind: Order['fault']['kind'], struck: readonly Endpoint[]) {
  const fate = struckFates[kind]
  if (fate === undefined || struck.some((endpoint) => fatesOf(endpoint).includes(fate)))
    return undefined
  return wrong(`body fault.kind: "${kind}" is for operations that make a task`)
}
