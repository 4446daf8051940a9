import { createChance } from '../chance.ts'
import type { Task } from '../task.ts'
import { type CourierOptions, createCourier, deliveryKind, type Ground } from './courier.ts'
import type { Delivery } from './delivery.ts'
import type { Letter, Sender } from './letter.ts'
import { createDeliveryLog, type DeliveryFilter, type DeliveryLog, isMeant } from './log.ts'

export interface WebhookOptions extends CourierOptions {
  /** Deliveries kept in a world; older ones are forgotten. */
  readonly entries: number
}

/** The webhooks of one world: those to come, those under way, and what came of the rest. */
export interface Webhooks extends Pick<DeliveryLog, 'get' | 'page' | 'listen'> {
  /**
   * Plans the letters of a task as it now is, in place of those planned before. What has begun goes on. To be called
   * after a task was made and whenever its plan has changed.
   */
  follow(task: Task): void
  /** Plans a letter that belongs to no task's plan. */
  post(sender: Sender, letter: Letter): void
  /** Sends a delivery once more, now and once; resolves when it was answered. Undefined when there is none of this id. */
  resend(id: string): Promise<Delivery | undefined>
  /** The oldest delivery that matches, once there is one; undefined after so many real milliseconds without. */
  await(filter: DeliveryFilter, timeoutMs: number): Promise<Delivery | undefined>
  /** Gives up what is under way and stops all waiting. */
  close(): void
}

export interface OutboxGround extends Omit<Ground, 'log'> {
  /** What a task, as it now is, has sent and when. */
  lettersOf(task: Task): readonly Letter[]
}

/** The letters of one task. */
interface Planned {
  /** Keys of those whose moment has come. */
  readonly begun: Set<string>
  /** How to call off the others. */
  ahead: (() => void)[]
}

/** An outbox in which nothing waits. */
export function createOutbox(ground: OutboxGround, options: WebhookOptions): Webhooks {
  const { seed, world, agenda, wall, lettersOf } = ground
  const log = createDeliveryLog(options.entries)
  const courier = createCourier({ ...ground, log }, options)
  const planned = new Map<string, Planned>()
  const waiting = new Set<() => void>()
  let posted = 0
  let closed = false

  const messageOf = (...key: readonly (string | number)[]): string =>
    `msg_${createChance(seed, world, 'webhook', ...key).hex(24)}`

  const follow = (task: Task): void => {
    const letters = lettersOf(task)
    if (letters.length === 0 && planned.size === 0) return
    const { provider, account, operation, id } = task
    const name = `${provider}/${account}/${id}`
    const known = planned.get(name)
    if (closed || (letters.length === 0 && !known)) return
    const plan = known ?? { begun: new Set<string>(), ahead: [] }
    planned.set(name, plan)
    for (const callOff of plan.ahead) callOff()
    plan.ahead = letters
      .filter(({ key }) => !plan.begun.has(key))
      .map((letter) =>
        agenda.add({
          at: letter.at,
          kind: deliveryKind,
          run() {
            plan.begun.add(letter.key)
            const message = messageOf(provider, account, id, letter.key)
            return courier.begin({ provider, account, operation, task: id }, letter, message)
          },
        }),
      )
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
      const message = messageOf(provider, account, letter.key, posted)
      const run = () => courier.begin(sender, letter, message)
      agenda.add({ at: letter.at, kind: deliveryKind, run })
    },
    async resend(id) {
      const delivery = log.get(id)
      return delivery && courier.resend(delivery)
    },
    await: awaitOne,
    close() {
      closed = true
      courier.close()
      for (const end of [...waiting]) end()
    },
  }
}
