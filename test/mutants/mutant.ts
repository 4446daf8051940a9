import type { Parts } from '../../emulator/engine/parts.ts'
import type { Provider } from '../../emulator/engine/provider.ts'

/** A deliberate defect of the emulator: one small patch of one part. */
export interface Mutant {
  /** `<api>/<operation or part>/<what>`, unique. */
  readonly id: string
  /** What is wrong, as a sentence. */
  readonly what: string
  /** The sort of defect, for the table. */
  readonly kind: string
  /** The operations that it can show itself in; any where none is named. `media` stands for what URLs lead to. */
  readonly operations?: readonly string[]
  /** Made from the contract by rule, one of many: the cases that kill it are not all looked for. */
  readonly generated?: true
  /** The parts with the defect; `reached` is to be called whenever it takes effect. */
  parts(reached: () => void): Parts
}

export const apiOf = ({ id }: Mutant): string => id.split('/')[0] ?? ''

/** Changes the provider of an API, and leaves the others as they are. */
export const inProvider =
  (api: string, change: (real: Provider, reached: () => void) => Provider) =>
  (reached: () => void): Parts => ({
    provider: (real) => (real.contract.id === api ? change(real, reached) : real),
  })
