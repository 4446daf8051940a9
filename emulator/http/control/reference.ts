import { schemeOf } from '../../../contracts/kit/openapi-operation.ts'
import { readShipped } from '../../engine/shipped.ts'
import { type AssetFile, assetNames, fileOf, findAsset } from '../console/assets.ts'
import type { Stage } from '../stage.ts'
import { type Answer, type ControlCall, missing } from './answer.ts'
import { controlContract } from './contract.ts'

const { basePath } = controlContract

// A page that shows the four documents, drawn by Scalar. All that it loads comes from here.

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // Scalar writes the style sheets of its parts into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The reference page. */
export const getReference = ({ stage }: ControlCall<unknown, unknown>): Answer => ({
  response: new Response(pageOf(stage), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  }),
})

function pageOf({ providers }: Stage): string {
  const sources = providers.map(({ contract }) => ({
    title: contract.title,
    slug: contract.id,
    url: `${basePath}/openapi/${contract.id}.json`,
    // What opens the default world is filled in, so that each call can be tried at once.
    authentication: {
      securitySchemes: Object.fromEntries(
        contract.credential.headers.map((header) => [schemeOf(header), { value: 'demo' }]),
      ),
    },
  }))
  const control = {
    title: controlContract.title,
    slug: controlContract.id,
    url: `${basePath}/openapi.json`,
  }
  const configuration = {
    sources: [...sources, control],
    // Nothing may be asked of anyone else.
    telemetry: false,
    withDefaultFonts: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backlot reference</title>
<link rel="icon" href="data:,">
</head>
<body>
<div id="reference"></div>
<noscript>This page needs JavaScript; the documents are at ${[...sources, control].map(({ url }) => url).join(', ')}.</noscript>
<script type="application/json" id="configuration">${JSON.stringify(configuration).replaceAll('<', '\\u003c')}</script>
<script src="${basePath}/assets/scalar.js"></script>
<script src="${basePath}/assets/reference.js"></script>
</body>
</html>
`
}

const start = Buffer.from(
  `Scalar.createApiReference('#reference', JSON.parse(document.getElementById('configuration').textContent))\n`,
)

// Beside a bundle; one up when the bundle is split into a folder; among the packages of a source checkout.
const places = [
  './assets/scalar.js',
  '../assets/scalar.js',
  '../../../node_modules/@scalar/fastify-api-reference/dist/js/standalone.js',
].map((place) => new URL(place, import.meta.url))

/** What the page loads, by name. */
const assets: Readonly<Record<string, () => Promise<Buffer>>> = {
  'reference.js': async () => start,
  'scalar.js': () => readShipped(places),
}

/** A file that a page loads. One whose name tells its bytes never changes. */
export async function getAsset(call: ControlCall<unknown, unknown>): Promise<Answer> {
  const name = call.params['name'] ?? ''
  const ofConsole = await findAsset(name)
  if (ofConsole) return answerAsset(call, ofConsole.file, ofConsole.isFixed)
  const read = Object.hasOwn(assets, name) ? assets[name] : undefined
  if (!read) return missing(`there is no ${name}`, [...Object.keys(assets), ...assetNames])
  return answerAsset(call, fileOf(await read(), 'text/javascript; charset=utf-8'), false)
}

function answerAsset(
  { header }: ControlCall<unknown, unknown>,
  { bytes, type, hash }: AssetFile,
  isFixed: boolean,
): Answer {
  const etag = `"${hash}"`
  const headers = {
    etag,
    'cache-control': isFixed ? 'private, max-age=31536000, immutable' : 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
  }
  const known = header('if-none-match')
    ?.split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag)
  if (known) return { response: new Response(null, { status: 304, headers }) }
  // Bytes are a body at run time; the DOM types want to know their buffer.
  return {
    response: new Response(bytes as BodyInit, { headers: { ...headers, 'content-type': type } }),
  }
}
