import { printOpenApi } from '../../../contracts/kit/openapi.ts'
import { controlContract } from './contract.ts'
import { controlExamples } from './examples.ts'

/** Text of `emulator/http/openapi.json`: two spaces deep, with a newline at its end. */
export const printedControlDocument = (): string =>
  `${JSON.stringify(printOpenApi(controlContract, { examples: controlExamples }), null, 2)}\n`
