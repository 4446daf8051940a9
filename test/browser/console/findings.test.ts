import request from 'supertest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { animate, hostile } from './film.ts'
import { byDay, lookAround, lookForRoom, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const send = (world: string, body: object) =>
  request(stand.url)
    .post('/open_api/v1.3/creative/aigc/image_animation/task/create/')
    .set('Access-Token', `demo.${world}`)
    .send({ image_url: 'https://media.example.com/kettle.jpg', ...body })

describe('the findings page', () => {
  inBrowser('tells of a mistake as it is made, and leads to the calls', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'findings', world)
    await page.getByText('Nothing to judge yet').waitFor()
    await lookAround(page, 'findings-empty', byDay)
    await animate(stand, world)
    for (let call = 0; call < 4; call += 1) await send(world, {})
    const finding = page.locator('.finding').first()
    await finding.getByText('Instead:').waitFor()
    await lookAround(page, 'findings')
    const evidence = finding.getByRole('link').first()
    const id = await evidence.innerText()
    await evidence.click()
    await page.getByText(id, { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Why it was refused' }).waitFor()
  })

  inBrowser('lists what was sent for nobody, as text', async ({ page }) => {
    const world = await stand.freshWorld()
    await send(world, { animation_promt: 'steam' })
    for (const text of hostile) await send(world, { [text]: 1 })
    await openPage(page, stand, 'findings', world)
    const unread = page.getByRole('region', { name: 'Sent, and read by nobody' })
    await unread.getByText('Did you mean animation_prompt?').waitFor()
    expect(await page.locator('main script, main b').count()).toBe(0)
    await unread.getByText('document.title = ').waitFor()
    await lookForRoom(page, 'findings-unread')
    await unread.getByRole('link', { name: 'req-000001' }).click()
    await page.getByText('The contract knows no such field.').waitFor()
  })

  inBrowser('leaves out what is milder than asked for', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    for (let call = 0; call < 4; call += 1) await send(world, {})
    await openPage(page, stand, 'findings', world, { rule: 'no/such' })
    await page.getByRole('alert').getByText('there is no rule "no/such"').waitFor()
    await page.getByLabel('Rule').selectOption('')
    await page.locator('.finding').first().waitFor()
    const all = await page.locator('.finding').count()
    const errors = await page.locator('.finding .severity-error').count()
    await page.getByLabel('At least').selectOption('error')
    await page.waitForURL(/severity=error/)
    expect(await page.locator('.finding').count()).toBe(errors)
    expect(errors).toBeLessThan(all)
  })
})
