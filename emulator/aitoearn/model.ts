import { aitoearn as contract } from '../../contracts/aitoearn/contract.ts'
import { type Model, models } from '../../contracts/aitoearn/models.ts'
import * as wire from '../../contracts/aitoearn/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { lists } from '../engine/filing.ts'
import { operation } from '../engine/operation.ts'
import { hasEnded } from '../engine/plan.ts'
import type { Call, Operation, Outcome } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import { makeTasks, readTask } from '../engine/tasks.ts'
import { groupOf, hasGroup } from './groups.ts'
import { objectId } from './ids.ts'
import { costOf } from './price.ts'
import type { AiToEarnRefusal } from './refusals.ts'
import type { AiToEarnSettings } from './settings.ts'
import { inputOf } from './tasks.ts'
import { taskJson } from './view.ts'

type Result = Promise<Outcome<AiToEarnRefusal>>

const catalogueJson = JSON.stringify(models)

/** How the four operations behave. */
export function createModel(
  settings: AiToEarnSettings,
): Readonly<Record<string, Operation<AiToEarnRefusal>>> {
  const { opening } = settings.credits

  /** Takes the price of a task; tells the id of the spending, or that there is too little. */
  const pay = async (call: Call, amount: number): Promise<string | undefined> => {
    const { world, now, identity } = call
    const ledger = ledgerOf(contract.id, identity.account)
    const nth = await world.store.tally(`spendings/${ledger}`)
    const id = `video-${nth + 1}`
    const paid = await world.store.spend(ledger, opening, { id, amount, kind: 'charge' }, now)
    return paid ? id : undefined
  }

  const mayPay = async ({ world, identity, now }: Call, amount: number): Promise<boolean> => {
    const ledger = ledgerOf(contract.id, identity.account)
    return (await world.store.funds(ledger, opening, now)).available >= amount
  }

  const createVideoTask = operation({ body: wire.createVideoTaskBody }, async (call): Result => {
    const { body, world, now, identity } = call
    const { account } = identity
    const found = await modelFor(call, body)
    if ('refusal' in found) return found
    const input = inputOf(body)
    const amount = costOf(found.model, input)
    const short = noCredits(account, amount)
    if (!(await mayPay(call, amount))) return short
    const fate = call.fate()
    if (fate === 'upstreamRefusal') return upstreamRefusal
    const bill = await pay(call, amount)
    if (bill === undefined) return short

    const owner = { seed: world.seed, world: world.name, account }
    const nth = await world.store.tally(`ids/${contract.id}/${account}`)
    const order = {
      kind: 'video',
      id: () => objectId(now, owner, 'task', nth),
      latency: settings.latency,
      tickMs: settings.quirks.tickSeconds * 1000,
      bill: { id: bill, amount, stage: 0 },
      ...(settings.urlLifeMs !== undefined && { mediaLifeMs: settings.urlLifeMs }),
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

/** The model asked for, once its group is known and the model knows the mode. */
async function modelFor(
  { world, identity }: Call,
  body: {
    readonly groupId?: string | undefined
    readonly model: string
    readonly mode?: string | undefined
  },
): Promise<{ readonly model: Model } | Refused> {
  const { groupId, mode } = body
  if (groupId !== undefined && !(await hasGroup(world, identity.account, groupId))) {
    const reason = `account ${identity.account} has no material group ${groupId}; ${groupOf(world, identity.account)} is given`
    return { refusal: { kind: 'unknownGroup', reason } }
  }
  const model = models.find(({ name }) => name === body.model)
  if (!model) {
    const reason = `model "${body.model}" is none of ${models.map(({ name }) => name).join(', ')}`
    return { refusal: { kind: 'unknownModel', reason } }
  }
  if (mode !== undefined && !model.modes.includes(mode)) {
    const reason = `${model.name} knows ${model.modes.join(', ')}, not ${mode}`
    return { refusal: { kind: 'unknownMode', reason } }
  }
  return { model }
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
