import { z } from 'zod'
import { defaultName, isName } from '../engine/credential.ts'
import type { Provider } from '../engine/provider.ts'

const name = z
  .string()
  .refine(isName, 'must be 1 to 64 letters, digits, `_` or `-`')
  .default(defaultName)

/** What a fixture file may hold: by API, a list of accounts and what each of them has. */
export const fixtureSchema = (providers: readonly Pick<Provider, 'contract' | 'seedbed'>[]) =>
  z.strictObject({
    $schema: z.string().optional().describe('Where this schema lies, for editors.'),
    ...Object.fromEntries(
      providers.map(({ contract, seedbed }) => [
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
export function printedFixtureSchema(
  providers: readonly Pick<Provider, 'contract' | 'seedbed'>[],
): string {
  const schema = z.toJSONSchema(fixtureSchema(providers), { io: 'input' })
  const titled = { ...schema, title: 'Backlot fixtures' }
  return `${JSON.stringify(titled, undefined, 2)}\n`
}
