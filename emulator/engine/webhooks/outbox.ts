import type { Agenda } from '../agenda.ts'
import { createChance } from '../chance.ts'
import type { Task } from '../task.ts'
import { type CourierOptions, createCourier, type Ground } from './courier.ts'
import type { Delivery } from './delivery.ts'
import { createErrands, type Errand } from './errands.ts'
import type { Letter, Sender } from './letter.ts'
import { createDeliveryLog, type DeliveryFilter, type DeliveryLog, isMeant } from './log.ts'
import type { SavedErrand, SavedWebhooks } from './saved.ts'

export interface WebhookOptions extends CourierOptions {
  /** Deliveries kept in a world; older ones are forgotten. */
  readonly entries: number
}

/** The webhooks of one world: those to come, those under way, and what came of the rest. */
export interface Webhooks extends Pick<DeliveryLog, 'get' | 'page' | 'listen'> {
  /**
   * Plans the letters of a task as it now is, in place of those planned before. What has begun goes on. To be called
   * after a task was made and whenever its plan has changed. Letters of `past`, if that is said, count as sent.
   */
  follow(task: Task, past?: number): void
  /** Plans a letter that belongs to no task's plan. */
  post(sender: Sender, letter: Letter): void
  /** Sends a delivery once more, now and once; resolves when it was answered. Undefined when there is none of this id. */
  resend(id: string): Promise<Delivery | undefined>
  /** The oldest delivery that matches, once there is one; undefined after so many real milliseconds without. */
  await(filter: DeliveryFilter, timeoutMs: number): Promise<Delivery | undefined>
  /** What was sent and what is to come; what is under way is to be tried again. */
  save(now: number): Promise<SavedWebhooks>
  /**
   * Takes over from another one, in place of nothing.
   * @throws RangeError when a letter is to come that its task does not have
   */
  load(saved: SavedWebhooks): Promise<void>
  /** Gives up what is under way and stops all waiting. */
  close(): void
}

export interface OutboxGround extends Omit<Ground, 'log' | 'errands'> {
  readonly agenda: Agenda
  /** A task as it now is. */
  taskOf(provider: string, account: string, id: string): Promise<Task | undefined>
  /** What a task, as it now is, has sent and when. */
  lettersOf(task: Task): readonly Letter[]
}

/** The letters of one task. */
interface Planned {
  readonly of: { readonly provider: string; readonly account: string; readonly task: string }
  /** Keys of those whose moment has come. */
  readonly begun: Set<string>
  /** How to call off the others. */
  ahead: (() => void)[]
}

/** An outbox in which nothing waits. */
export function createOutbox(ground: OutboxGround, options: WebhookOptions): Webhooks {
  const { seed, world, agenda, wall, lettersOf } = ground
  const log = createDeliveryLog(options.entries)
  const errands = createErrands(agenda)
  const courier = createCourier({ ...ground, log, errands }, options)
  const planned = new Map<string, Planned>()
  const waiting = new Set<() => void>()
  let posted = 0
  let closed = false

  const messageOf = (...key: readonly (string | number)[]): string =>
    `msg_${createChance(seed, world, 'webhook', ...key).hex(24)}`

  const planOf = (provider: string, account: string, task: string): Planned => {
    const name = `${provider}/${account}/${task}`
    const plan = planned.get(name) ?? {
      of: { provider, account, task },
      begun: new Set<string>(),
      ahead: [],
    }
    planned.set(name, plan)
    return plan
  }

  const expect = (plan: Planned, operation: string, letter: Letter, at: number): (() => void) => {
    const { provider, account, task } = plan.of
    const errand = { kind: 'letter', ...plan.of, key: letter.key } as const
    return errands.add(at, errand, function send() {
      plan.begun.add(letter.key)
      const message = messageOf(provider, account, task, letter.key)
      return courier.begin({ provider, account, operation, task }, letter, message)
    })
  }

  const follow = (task: Task, past = -Infinity): void => {
    const letters = lettersOf(task)
    if (letters.length === 0 && planned.size === 0) return
    const { provider, account, operation, id } = task
    const isKnown = planned.has(`${provider}/${account}/${id}`)
    if (closed || (letters.length === 0 && !isKnown)) return
    const plan = planOf(provider, account, id)
    for (const { at, key } of letters) if (at <= past) plan.begun.add(key)
    for (const callOff of plan.ahead) callOff()
    plan.ahead = letters
      .filter(({ key }) => !plan.begun.has(key))
      .map((letter) => expect(plan, operation, letter, letter.at))
  }

  const postAt = (at: number, sender: Sender, letter: Letter, message: string): void => {
    errands.add(at, { kind: 'post', sender, letter, message }, () =>
      courier.begin(sender, letter, message),
    )
  }

  /** Plans a letter of a task, as another one had planned it. */
  const expectAgain = async (
    at: number,
    { provider, account, task: id, key }: Planned['of'] & { readonly key: string },
  ): Promise<void> => {
    const task = await ground.taskOf(provider, account, id)
    const letter = task && lettersOf(task).find((one) => one.key === key)
    if (!letter) throw new RangeError(`${provider} has no letter "${key}" of task ${id} to send`)
    const plan = planOf(provider, account, id)
    plan.ahead.push(expect(plan, task.operation, letter, at))
  }

  const awaitOne = (filter: DeliveryFilter, timeoutMs: number): Promise<Delivery | undefined> => {
    const found = log.first(filter)
    if (found || closed) return Promise.resolve(found)
    return new Promise(function wait(resolve) {
      const end = (delivery?: Delivery): void => {
        deafen()
        cancel()
        waiting.delete(end)
        resolve(delivery)
      }
      const deafen = log.listen((delivery) => {
        if (isMeant(delivery, filter)) end(delivery)
      })
      const cancel = wall.after(timeoutMs, end)
      waiting.add(end)
    })
  }

  return {
    get: log.get,
    page: log.page,
    listen: log.listen,
    follow,
    post(sender, letter) {
      if (closed) return
      posted += 1
      const { provider, account } = sender
      postAt(letter.at, sender, letter, messageOf(provider, account, letter.key, posted))
    },
    async resend(id) {
      const delivery = log.get(id)
      return delivery && courier.resend(delivery)
    },
    await: awaitOne,
    async save(now) {
      const underWay = courier.underWay(now)
      const again = new Map(
        underWay.map(({ errand: { delivery } }) => [delivery.id, delivery] as const),
      )
      const { count, deliveries } = log.save()
      const begun = [...planned.values()].flatMap(({ of, begun: keys }) =>
        keys.size > 0 ? [{ ...of, keys: [...keys] }] : [],
      )
      const ahead = [...errands.list(), ...underWay]
      const kept = deliveries.map((delivery) => again.get(delivery.id) ?? delivery)
      // From here on the world may go on: only letters are read, which do not change.
      return {
        posted,
        count,
        deliveries: kept,
        begun,
        ahead: await Promise.all(
          ahead.map(async ({ at, errand }) => ({ at, errand: await writtenErrand(errand) })),
        ),
      }
    },
    async load(saved) {
      posted = saved.posted
      log.load(saved)
      for (const { provider, account, task, keys } of saved.begun)
        for (const key of keys) planOf(provider, account, task).begun.add(key)
      for (const { at, errand } of saved.ahead)
        if (errand.kind === 'letter') await expectAgain(at, errand)
        else if (errand.kind === 'post') {
          const { sender, letter, message } = errand
          postAt(at, sender, { ...letter, body: () => letter.body }, message)
        } else courier.takeOver(at, errand)
    },
    close() {
      closed = true
      courier.close()
      for (const end of [...waiting]) end()
    },
  }
}

/** An errand as plain JSON. */
async function writtenErrand(errand: Errand): Promise<SavedErrand> {
  if (errand.kind !== 'post') return errand
  const { letter } = errand
  return { ...errand, letter: { ...letter, body: await letter.body(letter.at) } }
}
