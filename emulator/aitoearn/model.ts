import { aitoearn as contract } from '../../contracts/aitoearn/contract.ts'
import { type Model, models } from '../../contracts/aitoearn/models.ts'
import * as wire from '../../contracts/aitoearn/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { lists } from '../engine/filing.ts'
import { operation } from '../engine/operation.ts'
import { hasEnded } from '../engine/plan.ts'
import type { Call, Operation, Outcome } from '../engine/provider.ts'
import { remembered } from '../engine/remembered.ts'
import type { Task } from '../engine/task.ts'
import { makeTasks, readTask } from '../engine/tasks.ts'
import type { World } from '../engine/world.ts'
import { groupOf, hasGroup } from './groups.ts'
import { objectId } from './ids.ts'
import { costOf } from './price.ts'
import type { AiToEarnRefusal } from './refusals.ts'
import type { AiToEarnSettings } from './settings.ts'
import { inputOf } from './tasks.ts'
import { taskJson } from './view.ts'

type Result = Promise<Outcome<AiToEarnRefusal>>

const catalogueJson = JSON.stringify(models)

/** Names of the tallies of an account: what it has spent, and the ids it was given. */
const spendingsOf = remembered((provider, account) => `spendings/${ledgerOf(provider, account)}`)
const idsOf = remembered((provider, account) => `ids/${provider}/${account}`)

/** How the four operations behave. */
export function createModel(
  settings: AiToEarnSettings,
): Readonly<Record<string, Operation<AiToEarnRefusal>>> {
  const { opening } = settings.credits

  /** Takes the price of a task; tells the id of the spending, or that there is too little. */
  const pay = async ({ world, now, identity }: Call, ledger: string, amount: number) => {
    const counted = world.store.tally(spendingsOf(contract.id, identity.account))
    const id = `video-${(counted instanceof Promise ? await counted : counted) + 1}`
    const paid = world.store.spend(ledger, opening, { id, amount, kind: 'charge' }, now)
    return (paid instanceof Promise ? await paid : paid) ? id : undefined
  }

  const createVideoTask = operation({ body: wire.createVideoTaskBody }, async (call): Result => {
    const { body, world, now, identity } = call
    const { account } = identity
    const { groupId } = body
    if (groupId !== undefined && !(await hasGroup(world, account, groupId)))
      return unknownGroup(world, account, groupId)
    const found = modelFor(body)
    if ('refusal' in found) return found
    const input = inputOf(body)
    const amount = costOf(found.model, input)
    const ledger = ledgerOf(contract.id, account)
    const looked = world.store.funds(ledger, opening, now)
    const { available } = looked instanceof Promise ? await looked : looked
    if (available < amount) return noCredits(account, amount)
    const fate = call.fate()
    if (fate === 'upstreamRefusal') return upstreamRefusal
    const bill = await pay(call, ledger, amount)
    if (bill === undefined) return noCredits(account, amount)

    const counted = world.store.tally(idsOf(contract.id, account))
    const nth = counted instanceof Promise ? await counted : counted
    const owner = { seed: world.seed, world: world.name, account }
    const order = {
      kind: 'video',
      id: () => objectId(now, owner, 'task', nth),
      latency: settings.latency,
      tickMs: settings.quirks.tickSeconds * 1000,
      mediaLifeMs: settings.urlLifeMs,
      bill: { id: bill, amount, stage: 0 },
      detail: { model: found.model.name, input, mediaId: objectId(now, owner, 'media', nth) },
    }
    const [task] = await makeTasks(contract, call, order, 1, fate)
    return { data: { id: task?.id, status: 'SUBMITTED' } }
  })

  const listVideoTasks = operation({ query: wire.listVideoTasksQuery }, async (call): Result => {
    if (call.fate() === 'poisonedRecord')
      return unknownTask('the fate poisonedRecord was asked for: a record on the page is broken')
    const { page, pageSize } = call.query
    const { items, total } = await call.world.store.page('tasks', {
      lists: [lists.byBirth(contract.id, call.identity.account)],
      until: call.now,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    })
    const tasks = await Promise.all(items.map((task) => lookAt(call, task)))
    const list = tasks.map((task) => taskJson(call, task, settings)).join(',')
    const totalPages = Math.ceil(total / pageSize)
    const head = `"page":${page},"pageSize":${pageSize},"totalPages":${totalPages},"total":${total}`
    return { json: `{${head},"list":[${list}]}` }
  })

  const getVideoTask: Operation<AiToEarnRefusal> = {
    async run(call) {
      const { world, now, identity, params } = call
      const id = (params['taskId'] ?? '').toLowerCase()
      const task = await readTask(world, contract, identity.account, id, now)
      if (!task) return unknownTask(`account ${identity.account} has no task ${id}`)
      return { json: taskJson(call, task, settings) }
    },
  }

  return {
    listVideoModels: { run: async () => ({ json: catalogueJson }) },
    createVideoTask,
    listVideoTasks,
    getVideoTask,
  }
}

type Refused = { readonly refusal: AiToEarnRefusal }

/** The model asked for, once it is known and knows the mode. */
function modelFor({
  model: name,
  mode,
}: {
  readonly model: string
  readonly mode?: string | undefined
}): { readonly model: Model } | Refused {
  const model = models.find((one) => one.name === name)
  if (!model) {
    const reason = `model "${name}" is none of ${models.map((one) => one.name).join(', ')}`
    return { refusal: { kind: 'unknownModel', reason } }
  }
  if (mode !== undefined && !model.modes.includes(mode)) {
    const reason = `${model.name} knows ${model.modes.join(', ')}, not ${mode}`
    return { refusal: { kind: 'unknownMode', reason } }
  }
  return { model }
}

const unknownGroup = (world: World, account: string, id: string): Refused => {
  const reason = `account ${account} has no material group ${id}; ${groupOf(world, account)} is given`
  return { refusal: { kind: 'unknownGroup', reason } }
}

const noCredits = (account: string, amount: number): Refused => ({
  refusal: { kind: 'noCredits', reason: `account ${account} has less than ${amount} credits` },
})

const upstreamRefusal: Refused = {
  refusal: {
    kind: 'upstream',
    error: 'the request was rejected',
    reason: 'the fate upstreamRefusal was asked for',
  },
}

const unknownTask = (reason: string): Refused => ({ refusal: { kind: 'unknownTask', reason } })

/** A task of a page, which counts as a read of it. */
async function lookAt(call: Call, task: Task): Promise<Task> {
  const { world, now } = call
  if (!task.plan.reads || hasEnded(task.plan, now)) return task
  return (await readTask(world, contract, task.account, task.id, now)) ?? task
}
