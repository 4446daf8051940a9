import { printOpenApi } from '../../../contracts/kit/openapi.ts'
import { readShipped } from '../../engine/shipped.ts'
import { type Answer, type ControlCall, data, missing } from './answer.ts'
import { controlContract } from './contract.ts'
import { controlExamples } from './examples.ts'

/** The control plane's own document, served by whoever is asked. */
export const getDocument = ({ origin }: ControlCall<unknown, unknown>): Answer =>
  data(printOpenApi(controlContract, { servers: [origin], examples: controlExamples }))

/** The printed document of an API, with this emulator as its only server. */
export async function getProviderDocument({
  stage,
  origin,
  params,
}: ControlCall<unknown, unknown>): Promise<Answer> {
  const known = stage.providers.map(({ contract }) => `${contract.id}.json`)
  const name = params['document'] ?? ''
  const provider = stage.providers.find(({ contract }) => `${contract.id}.json` === name)
  if (!provider) return missing(`there is no document ${name}`, known)
  const { id, basePath } = provider.contract
  const text = (await readShipped(placesOf(id))).toString()
  return data({ ...JSON.parse(text), servers: [{ url: origin + basePath }] })
}

// In the sources; beside a bundle; one up when the bundle is split into a folder.
const folders = ['../../../contracts/', './contracts/', '../contracts/']

const placesOf = (id: string): URL[] =>
  folders.map((folder) => new URL(`${folder}${id}/openapi.json`, import.meta.url))
