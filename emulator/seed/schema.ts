import { z } from 'zod'
import type { Contract } from '../../contracts/kit/contract.ts'
import { defaultName, isName } from '../engine/credential.ts'
import type { Provider } from '../engine/provider.ts'
import type { Seedbed } from '../engine/seedbed.ts'

const name = z
  .string()
  .refine(isName, 'must be 1 to 64 letters, digits, `_` or `-`')
  .default(defaultName)

/** An API, and what fixtures can say of its accounts. */
export interface FixturePart {
  readonly contract: Contract
  readonly seedbed: Seedbed
}

/** What fixtures can say of each API. */
export const partsFor = (providers: readonly Provider[]): Promise<FixturePart[]> =>
  Promise.all(
    providers.map(async (provider) => ({
      contract: provider.contract,
      seedbed: await provider.seedbed(),
    })),
  )

/** What a fixture file may hold: by API, a list of accounts and what each of them has. */
export const fixtureSchema = (parts: readonly FixturePart[]) =>
  z.strictObject({
    $schema: z.string().optional().describe('Where this schema lies, for editors.'),
    ...Object.fromEntries(
      parts.map(({ contract, seedbed }) => [
        contract.id,
        z
          .array(
            seedbed.schema.extend({
              account: name.describe('Whose it is.'),
              app: name.describe('The app that it came by.'),
            }),
          )
          .optional()
          .describe(`${contract.title}: accounts, and what each of them has.`),
      ]),
    ),
  })

/** The schema by which editors complete fixture files, as it is shipped. */
export async function printedFixtureSchema(providers: readonly Provider[]): Promise<string> {
  const schema = z.toJSONSchema(fixtureSchema(await partsFor(providers)), { io: 'input' })
  const titled = { ...schema, title: 'Backlot fixtures' }
  return `${JSON.stringify(titled, undefined, 2)}\n`
}
