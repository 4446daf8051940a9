import { credentialOf, defaultName } from '../../../engine/credential.ts'
import { isOrdinaryHeader } from '../../../engine/findings/ordinary-header.ts'
import { curlLine } from '../curl.ts'
import type { View } from '../page.ts'
import type { WholeCall } from './whole-call.ts'

/** A call of the journal as a line for a shell; a credential of its caller stands where one was blotted out. */
export function curlOfCall({ stage, world, origin }: View, call: WholeCall): string {
  const { request, app = defaultName, account = defaultName } = call
  const contract = stage.providers.find((one) => one.contract.id === call.provider)?.contract
  const secret = contract?.credential.headers ?? []
  const isSecret = (name: string): boolean =>
    secret.some((one) => one.toLowerCase() === name.toLowerCase())
  const credential = credentialOf({ world: world.name, app, account })
  return curlLine({
    method: request.method,
    url: origin + request.target,
    headers: Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) => {
        if (isSecret(name)) return [[name, credential]]
        return isOrdinaryHeader(name) && name !== 'content-type' ? [] : [[name, value]]
      }),
    ),
    body: request.body,
  })
}
