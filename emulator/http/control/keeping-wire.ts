import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { snapshotForm } from '../../engine/snapshot-form.ts'
import { name } from './wire.ts'

/** What the control plane takes and tells of the state of worlds as a whole. */

export const snapshot = z
  .object({
    format: z.string().meta(says(`Always \`${snapshotForm.format}\`.`)),
    version: z.int().meta(says(`The form of what follows; ${snapshotForm.version} is read.`)),
    writtenBy: z.string().optional().meta(says('The version of Backlot that wrote it.')),
    worlds: z
      .array(z.looseObject({ name: z.string() }))
      .min(1)
      .meta(
        says('Each world whole. What stands in it is Backlot’s own, and bound to the version.'),
      ),
  })
  .meta(
    says(
      'Worlds as plain JSON: clock, tasks, uploads, credits, quotas, fates, faults and webhooks; no journal and no credential.',
      { id: 'Snapshot' },
    ),
  )

export const fixture = z
  .record(z.string(), z.unknown())
  .meta(
    says(
      'By API: a list of accounts and what each of them has. JSON, or the same as YAML; the schema for editors, shipped as `emulator/seed/schema.json`, tells of all of it.',
      { id: 'Fixture' },
    ),
  )
export const planted = z
  .object({
    planted: z.array(
      z.object({
        provider: z.string(),
        account: name,
        kind: z.string().meta(says('What it is, such as `task` or `upload`.')),
        id: z.string(),
        as: z.string().optional().meta(says('What the fixture calls it.')),
      }),
    ),
  })
  .meta(says('What was made, in order.', { id: 'Planted' }))
