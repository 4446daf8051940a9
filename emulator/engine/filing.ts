import type { Contract } from '../../contracts/kit/contract.ts'
import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import { endOf } from './plan.ts'
import { remembered } from './remembered.ts'
import type { Collections, Place } from './store/store.ts'
import { successOf, type Task } from './task.ts'
import type { Kept } from './world.ts'

/** Key below which ids of an account's documents are unique. */
export const scopeOf = remembered((provider, account) => `${provider}/${account}`)

/** Names of the lists that tasks are filed in. */
export const lists = {
  /** Every task, by birth. */
  all: 'all',
  /** Tasks of an account, by birth. */
  byBirth: remembered((provider, account) => `birth/${provider}/${account}`),
  /** Succeeded tasks of an account and kind, by success; those still to succeed stand in its future. */
  succeeded: (provider: string, account: string, kind: string): string =>
    succeededOf(scopeOf(provider, account), kind),
  /** Tasks of an app, by their end: those after now are at work. */
  ended: remembered((provider, app) => `ended/${provider}/${app}`),
} as const

const succeededOf = remembered((scope, kind) => `succeeded/${scope}/${kind}`)

/** The lifecycle a task follows. @throws RangeError when its API does not have it */
export function lifecycleOf(contracts: readonly Contract[], task: Task): Lifecycle {
  const contract = contracts.find(({ id }) => id === task.provider)
  const lifecycle = contract?.lifecycles[task.lifecycle]
  if (!lifecycle) throw new RangeError(`${task.provider} has no lifecycle ${task.lifecycle}`)
  return lifecycle
}

/** How documents of these APIs are filed. */
export function createFiling(contracts: readonly Contract[]): Collections<Kept> {
  const successAt = (task: Task): number | undefined =>
    successOf(task, lifecycleOf(contracts, task).failure)

  return {
    tasks: {
      scope: (task) => scopeOf(task.provider, task.account),
      places(task) {
        const { provider, account, kind } = task
        const places: Place[] = [
          { list: lists.all, at: task.bornAt },
          { list: lists.ended(provider, task.app), at: endOf(task.plan) ?? Infinity },
        ]
        const { listedBy } = lifecycleOf(contracts, task)
        if (listedBy === 'birth')
          places.push({ list: lists.byBirth(provider, account), at: task.bornAt })
        const success = listedBy === 'success' ? successAt(task) : undefined
        if (success !== undefined)
          places.push({ list: lists.succeeded(provider, account, kind), at: success })
        return places
      },
      milestone(task, index) {
        const { provider, plan, mediaLifeMs } = task
        // The first state is no news: a task is born in it.
        const state = index + 1
        if (state < plan.at.length) {
          const at = plan.at[state] ?? 0
          return { at, kind: 'task.status', detail: { provider, status: plan.states[state] } }
        }
        if (state > plan.at.length || mediaLifeMs === undefined) return undefined
        const success = successAt(task)
        if (success === undefined) return undefined
        return { at: success + mediaLifeMs, kind: 'media.expired', detail: { provider } }
      },
    },
    things: {
      scope: (thing) => scopeOf(thing.provider, thing.account),
      places: () => [],
      milestone: () => undefined,
    },
  }
}
