import { inBrowser } from '../support/browser.ts'

inBrowser.fails(
  'a page that asks another machine for something fails its test',
  async ({ page }) => {
    await page.setContent('<img src="https://elsewhere.example/x.png">')
  },
)
