import type { z } from 'zod'
import type { wholeEntry } from '../../control/journal-wire.ts'

/** A call of the journal with all that is known of it. */
export type WholeCall = z.output<typeof wholeEntry>
