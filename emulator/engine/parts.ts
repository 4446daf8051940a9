import type { ServeBytes } from './media/serve.ts'
import type { Provider } from './provider.ts'
import type { Store } from './store/store.ts'
import type { Kept } from './world.ts'

/**
 * Parts of a backlot that may be put aside for another; each function gets the real one. Nothing that is shipped
 * passes any: a proof that the contract cases bite gives a backlot a defect through them.
 */
export interface Parts {
  /** Hears of every API in turn; it answers the same one where nothing is wrong with it. */
  readonly provider?: (real: Provider) => Provider
  /** Hears of the store of every world. */
  readonly store?: (real: Store<Kept>) => Store<Kept>
  readonly serveBytes?: (real: ServeBytes) => ServeBytes
}
