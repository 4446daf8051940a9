import { contracts } from '../../../contracts/index.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { controlContract } from '../../http/control/contract.ts'

/** Calls to the control plane that change what an API answers. They are recorded, and made again. */
export const arranging: ReadonlySet<string> = new Set([
  'addFate',
  'dropFates',
  'setApp',
  'setQuota',
  'setCredits',
  'armFault',
  'dropFaults',
  'stepTask',
  'finishTask',
  'failTask',
  'holdTask',
])

/** Every API, the control plane among them; longer base paths first, for one may lie inside another. */
export const byBasePath: readonly Contract[] = [...contracts, controlContract].toSorted(
  (a, b) => b.basePath.length - a.basePath.length,
)

/** The API below whose base path a target lies. */
export const contractAt = (target: string): Contract | undefined =>
  byBasePath.find(({ basePath }) => target.startsWith(`${basePath}/`))

export const isControl = (contract: Contract | undefined): boolean => contract === controlContract
