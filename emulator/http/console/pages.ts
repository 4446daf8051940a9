import { clockPage } from './clock.tsx'
import { faultsPage } from './faults.tsx'
import { findingsPage } from './findings.tsx'
import { mediaPage } from './media.tsx'
import type { Page } from './page.ts'
import { playgroundPage } from './playground.tsx'
import { quotasPage } from './quotas.tsx'
import { requestsPage } from './requests.tsx'
import { scenariosPage } from './scenarios.tsx'
import { timelinePage } from './timeline.tsx'
import { webhooksPage } from './webhooks.tsx'
import { worldsPage } from './worlds.tsx'

/** Every page of the console, in the order of the navigation: one line a page. */
export const pages: readonly Page[] = [
  timelinePage,
  clockPage,
  requestsPage,
  quotasPage,
  webhooksPage,
  faultsPage,
  mediaPage,
  playgroundPage,
  findingsPage,
  scenariosPage,
  worldsPage,
]
