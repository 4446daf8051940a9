import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count, instant, name, pageQuery, worldQuery } from './wire.ts'

/** Credits on the wire. */

export const ledgerEntry = z
  .object({
    at: instant,
    kind: z.enum(['opening', 'set', 'charge', 'refund']),
    amount: z.number().meta(says('What it changed the balance by.')),
    spending: z.string().optional().meta(says('The spending it belongs to.')),
  })
  .meta(says('A line of a ledger; all of them add up to the balance.', { id: 'LedgerEntry' }))
export const credits = z
  .object({
    provider: z.string(),
    account: name,
    balance: z.number(),
    reserved: z.number().meta(says('Part of the balance that is promised to work under way.')),
    available: z.number(),
    entries: z.array(ledgerEntry).meta(says('A page of the ledger, newest first.')),
    total: count.meta(says('Lines of the whole ledger.')),
  })
  .meta(says('What an account has to spend with an API.', { id: 'Credits' }))
export const allCredits = z
  .object({ credits: z.array(credits) })
  .meta(says('What an account has, by API.', { id: 'AllCredits' }))
export const creditsQuery = worldQuery.extend({
  ...pageQuery,
  provider: z.string().optional().meta(says('The API meant; each that has credits when absent.')),
  account: name.optional().meta(says('The account meant; `default` when absent.')),
})
export const creditsChange = z
  .strictObject({
    provider: z.string().meta(says('Id of the API.')),
    account: name.optional().meta(says('The account meant; `default` when absent.')),
    balance: z.number().min(0).max(1e12).meta(says('What it shall have from now on.')),
  })
  .meta(says('A balance to set.', { id: 'CreditsChange' }))
