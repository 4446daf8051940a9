import { contracts } from '../../../../contracts/index.ts'
import { gradings } from '../../../catalogue.ts'
import type { Remark } from '../../../engine/findings/finding.ts'
import type { Rule } from '../../../engine/findings/rule.ts'
import { generalRules } from '../../../engine/findings/rules.ts'
import { createLooking } from '../../../engine/findings/seen.ts'
import { createUnreadFields, type UnreadField } from '../../../engine/findings/unread.ts'
import type { Recorded } from '../../../engine/recorded.ts'
import { createBacklot } from '../../../index.ts'

/** A rule for clients that was broken, and how. */
export interface Broken {
  readonly rule: Rule
  readonly remark: Remark
}

/** What the emulator's grader of clients and its list of unread fields have to say of recorded calls. */
export interface Graded {
  readonly broken: readonly Broken[]
  readonly unread: readonly UnreadField[]
}

/** Grades recorded calls as the emulator would have, had they come to it; ids of calls bear their numbers. */
export async function graded(
  calls: readonly { readonly number: number; readonly recorded: Recorded }[],
): Promise<Graded> {
  const known = gradings()
  const look = createLooking(contracts)
  const unread = createUnreadFields()
  const backlot = createBacklot({ clock: 'frozen' })
  const ground = {
    world: backlot.world(),
    gradingOf: (provider: string) => known.get(provider),
  }
  const rules = [...generalRules, ...[...known.values()].flatMap((one) => one.rules)]
  const watches = rules.map((rule) => ({ rule, watch: rule.watch(ground) }))
  const broken = calls.flatMap(({ number, recorded }) => {
    const seen = look(recorded, number)
    unread.look(seen)
    return watches.flatMap(({ rule, watch }) =>
      (watch.call?.(seen) ?? []).map((remark) => ({ rule, remark })),
    )
  })
  await backlot.close()
  return { broken, unread: unread.list() }
}
