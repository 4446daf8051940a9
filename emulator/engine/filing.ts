import type { Contract } from '../../contracts/kit/contract.ts'
import type { Lifecycle } from '../../contracts/kit/lifecycle.ts'
import { endOf } from './plan.ts'
import type { Collections, Milestone, Place } from './store/store.ts'
import { successOf, type Task } from './task.ts'
import type { Kept } from './world.ts'

/** Names of the lists that tasks are filed in. */
export const lists = {
  /** Every task, by birth. */
  all: 'all',
  /** Tasks of an account, by birth. */
  born: (provider: string, account: string): string => `born/${provider}/${account}`,
  /** Succeeded tasks of an account and kind, by success; those still to succeed stand in its future. */
  succeeded: (provider: string, account: string, kind: string): string =>
    `succeeded/${provider}/${account}/${kind}`,
  /** Tasks of an app, by their end: those after now are at work. */
  ended: (provider: string, app: string): string => `ended/${provider}/${app}`,
  /** Tasks of an account by birth, where their lifecycle lists them so. */
  byBirth: (provider: string, account: string): string => `byBirth/${provider}/${account}`,
} as const

/** Key below which ids of an account's documents are unique. */
export const scopeOf = (provider: string, account: string): string => `${provider}/${account}`

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
          { list: lists.born(provider, account), at: task.bornAt },
          { list: lists.ended(provider, task.app), at: endOf(task.plan) ?? Infinity },
        ]
        const success = successAt(task)
        const { listedBy } = lifecycleOf(contracts, task)
        if (success !== undefined && listedBy === 'success')
          places.push({ list: lists.succeeded(provider, account, kind), at: success })
        if (listedBy === 'birth')
          places.push({ list: lists.byBirth(provider, account), at: task.bornAt })
        return places
      },
      milestones(task) {
        const { states, at } = task.plan
        const passed: Milestone[] = []
        for (let index = 1; index < at.length; index += 1)
          passed.push({
            at: at[index] ?? 0,
            kind: 'task.status',
            detail: { provider: task.provider, status: states[index] },
          })
        const success = task.mediaLifeMs === undefined ? undefined : successAt(task)
        if (success !== undefined && task.mediaLifeMs !== undefined)
          passed.push({
            at: success + task.mediaLifeMs,
            kind: 'media.expired',
            detail: { provider: task.provider },
          })
        return passed
      },
    },
    things: {
      scope: (thing) => scopeOf(thing.provider, thing.account),
      places: () => [],
      milestones: () => [],
    },
  }
}
