import type { Catalogued } from './catalogue.ts'
import { printOpenApi } from './kit/openapi.ts'

/** Text of the file `openapi.json` of an API: two spaces deep, with a newline at its end. */
export const printedDocument = ({ contract, examples }: Catalogued): string =>
  `${JSON.stringify(printOpenApi(contract, { examples }), null, 2)}\n`
