import { clockPage } from './clock.tsx'
import type { Page } from './page.ts'
import { timelinePage } from './timeline.tsx'

/** Every page of the console, in the order of the navigation: one line a page. */
export const pages: readonly Page[] = [timelinePage, clockPage]
