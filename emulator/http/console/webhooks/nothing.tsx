import { unwrapped } from '../../../../contracts/kit/problems.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { Empty } from '../parts/empty.tsx'

/** The APIs that send webhooks. */
export const sendersOf = ({ stage }: View) =>
  stage.providers.flatMap(({ contract }) => (contract.webhooks ? [contract] : []))

/** Stands where no webhook is yet: which calls are reported, and the way to one. */
export const Nothing = ({ view }: { readonly view: View }) => (
  <Empty title="No webhook yet">
    {sendersOf(view).map((contract) => (
      <>
        {contract.title} reports the work of{' '}
        {listed(
          contract.endpoints.flatMap(({ id, request: { body } }) => {
            const isReported = Object.values(contract.webhooks ?? {}).some(({ operations }) =>
              operations.includes(id),
            )
            const schema = body && unwrapped(body)
            const fields = schema && 'shape' in schema ? Object.keys(schema.shape ?? {}) : []
            const field = fields.find((name) => /webhook|callback/.test(name))
            return isReported && field ? [`${id} (${field})`] : []
          }),
        )}
        .{' '}
      </>
    ))}
    Name a receiver on this machine{' '}
    <a href={addressOf('playground', view.world.name, { operation: firstSender(view) })}>
      in such a call
    </a>
    , and let time pass until its task is done.
  </Empty>
)

/** The operation that is reported soonest: the last one that an API declares. */
const firstSender = (view: View): string | undefined =>
  sendersOf(view)
    .flatMap(({ id, webhooks = {} }) =>
      Object.values(webhooks).flatMap(({ operations }) => operations.map((one) => `${id} ${one}`)),
    )
    .at(-1)

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
